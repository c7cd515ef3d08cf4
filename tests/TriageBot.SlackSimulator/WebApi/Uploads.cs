using System.Globalization;
using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi;

/// <summary>Files on their way: a URL is given out, bytes arrive, the upload is completed.</summary>
internal sealed class Uploads(Chance chance, Links links)
{
    private readonly Dictionary<string, Upload> _byId = [];

    public (string Id, Uri Url) Expect(string fileName, int length)
    {
        var id = chance.Id("F0", 8);
        lock (_byId)
            _byId[id] = new(fileName, length, null);
        return (id, links.To("/upload/v1/" + id));
    }

    /// <summary>Takes the bytes: as they are, or as one field of a multipart form.</summary>
    public async Task Serve(HttpContext context)
    {
        var bytes = new MemoryStream();
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            foreach (var file in form.Files.Take(1))
                await file.CopyToAsync(bytes, context.RequestAborted);
        }
        else
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }

        context.Response.StatusCode = Keep(context.Request.Path.Value!.Split('/')[^1], bytes.ToArray()) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"OK - {bytes.Length}"), context.RequestAborted);
    }

    /// <exception cref="SlackErrorException"><c>file_not_found</c>: unknown, or its bytes never came.</exception>
    public Upload Take(string id)
    {
        lock (_byId)
            return _byId.TryGetValue(id, out var upload) && upload.Bytes is not null ? upload : throw new SlackErrorException("file_not_found");
    }

    private bool Keep(string id, byte[] bytes)
    {
        lock (_byId)
        {
            if (!_byId.TryGetValue(id, out var upload) || upload.Length != bytes.Length)
                return false;
            _byId[id] = upload with { Bytes = bytes };
            return true;
        }
    }
}

/// <param name="Length">As announced, in bytes.</param>
/// <param name="Bytes">Null until they arrived.</param>
internal sealed record Upload(string FileName, int Length, byte[]? Bytes);
