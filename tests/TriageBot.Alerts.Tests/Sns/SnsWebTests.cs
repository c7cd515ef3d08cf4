using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Alerts.Sns;

namespace TriageBot.Alerts.Tests.Sns;

public sealed class SnsWebTests : IAsyncLifetime
{
    private readonly SnsWeb _web = new();
    private readonly WebApplication _app;
    private string _address = "";
    private bool _followed;

    public SnsWebTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/small", () => "0123456789");
        _app.MapGet("/missing", () => Results.NotFound());
        _app.MapGet("/away", () => Results.Redirect("/target"));
        _app.MapGet("/target", () =>
        {
            _followed = true;
            return "0123456789";
        });
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        _web.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_page_is_read_whole() => (await Get("/small", 10))!.Length.ShouldBe(10);

    [Fact]
    public async Task A_page_that_is_too_long_is_none() => (await Get("/small", 9)).ShouldBeNull();

    [Fact]
    public async Task A_page_that_is_missing_is_none() => (await Get("/missing", 10)).ShouldBeNull();

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        (await Get("/away", 10)).ShouldBeNull();
        _followed.ShouldBeFalse();
    }

    [Fact]
    public async Task Where_nothing_answers_it_says_so()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);

        await Should.ThrowAsync<HttpRequestException>(() => Get("/small", 10));
    }

    private Task<byte[]?> Get(string path, int longest) => _web.Get(new Uri(_address + path), longest, TestContext.Current.CancellationToken);
}
