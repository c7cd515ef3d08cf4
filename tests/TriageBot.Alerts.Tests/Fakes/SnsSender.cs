using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Signs as SNS documents it, written down a second time: it shares no code with what checks it.</summary>
public sealed class SnsSender : IDisposable
{
    public const string Topic = "arn:aws:sns:eu-central-1:123456789012:alarms";
    public const string CertificateUrl = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";
    public const string SubscribeUrl = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-central-1:123456789012:alarms&Token=0123456789";

    private readonly RSA _key = RSA.Create(2048);

    public byte[] Certificate(DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest("CN=sns.amazonaws.com", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(from, until);
        return Encoding.ASCII.GetBytes(certificate.ExportCertificatePem());
    }

    public byte[] Certificate() => Certificate(FixedTime.Start.AddDays(-30), FixedTime.Start.AddDays(30));

    public Dictionary<string, string> Notification(string message, string? subject = null, string version = "2", string id = "00000000-0000-4000-8000-000000000001")
    {
        var fields = new Dictionary<string, string> { ["Type"] = "Notification", ["MessageId"] = id, ["TopicArn"] = Topic, ["Message"] = message };
        if (subject is not null)
            fields["Subject"] = subject;
        return Signed(fields, version, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    }

    public Dictionary<string, string> Confirmation(string type = "SubscriptionConfirmation", string subscribeUrl = SubscribeUrl) => Signed(
        new Dictionary<string, string>
        {
            ["Type"] = type,
            ["MessageId"] = "00000000-0000-4000-8000-000000000002",
            ["Token"] = "0123456789",
            ["TopicArn"] = Topic,
            ["Message"] = "You have chosen to subscribe to the topic.",
            ["SubscribeURL"] = subscribeUrl,
        },
        "2",
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    public static string Body(Dictionary<string, string> fields) => JsonSerializer.Serialize(fields);

    public void Dispose() => _key.Dispose();

    private Dictionary<string, string> Signed(Dictionary<string, string> fields, string version, params string[] order)
    {
        fields["Timestamp"] = (FixedTime.Start - TimeSpan.FromSeconds(5)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        fields["SignatureVersion"] = version;
        fields["SigningCertURL"] = CertificateUrl;
        var text = string.Concat(order.Where(fields.ContainsKey).Select(name => $"{name}\n{fields[name]}\n"));
        var algorithm = version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        fields["Signature"] = Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(text), algorithm, RSASignaturePadding.Pkcs1));
        return fields;
    }
}
