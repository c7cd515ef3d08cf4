using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Alerts.Sns;

/// <summary>A public key and from when to when it holds.</summary>
internal sealed class SnsKey(byte[] publicKey, DateTimeOffset from, DateTimeOffset until)
{
    public bool IsGood(DateTimeOffset now) => from <= now && now <= until;

    /// <summary>Version 1 signs with SHA-1, version 2, which a topic has to be set to, with SHA-256.</summary>
    public bool Signed(SnsMessage message)
    {
        HashAlgorithmName? algorithm = message.SignatureVersion switch
        {
            "1" => HashAlgorithmName.SHA1,
            "2" => HashAlgorithmName.SHA256,
            _ => null,
        };
        var signature = new byte[message.Signature.Length];
        if (algorithm is not { } hash || message.Signed() is not { } text || !Convert.TryFromBase64String(message.Signature, signature, out var length))
            return false;

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return rsa.VerifyData(Encoding.UTF8.GetBytes(text), signature.AsSpan(0, length), hash, RSASignaturePadding.Pkcs1);
    }
}
