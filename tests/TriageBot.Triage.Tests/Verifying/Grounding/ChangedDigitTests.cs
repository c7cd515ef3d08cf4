using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Tests.Verifying.Grounding;

/// <summary>Whatever holds digits: said as the evidence says it, it stands; with one digit changed it never does.</summary>
public sealed class ChangedDigitTests
{
    private static readonly string[] s_sentences = ["It failed: {0}.", "The value {0} is in the line", "{0} was read, and nothing else", "See ({0})."];

    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500);

    public static TheoryData<string> Shapes => ["number", "size", "duration", "percentage", "address", "port", "path", "image", "id", "uuid", "time", "date", "arn", "variable", "grouped", "host"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_changed_digit_is_always_found(string shape)
    {
        var cases = from piece in Piece(shape)
                    from sentence in Gen.Elements(s_sentences)
                    from at in Gen.Elements(Enumerable.Range(0, piece.Length).Where(i => char.IsAsciiDigit(piece[i])).ToArray())
                    from step in Gen.Choose(1, 9)
                    select (piece, sentence, changed: Changed(piece, at, step));

        Prop.ForAll(Arb.From(cases), c =>
        {
            var grounds = Grounds.Of([$"something happened: {c.piece}"]);
            return grounds.Missing(Said(c.sentence, c.piece)).Count == 0 && (IsSame(c.piece, c.changed) || grounds.Missing(Said(c.sentence, c.changed)).Count > 0);
        }).Check(s_config);
    }

    private static string Said(string sentence, string piece) => string.Format(CultureInfo.InvariantCulture, sentence, piece);

    private static string Changed(string piece, int at, int step) => piece[..at] + (char)('0' + ((piece[at] - '0' + step) % 10)) + piece[(at + 1)..];

    // 01 and 1 are one number.
    private static bool IsSame(string a, string b) => a.TrimStart('0') == b.TrimStart('0');

    private static Gen<string> Piece(string shape) => shape switch
    {
        "number" => Number(1_000_000),
        "size" => from n in Number(4096) from unit in Gen.Elements("MiB", " MiB", "GB", " bytes", "K", " kB") select n + unit,
        "duration" => from n in Number(4096) from unit in Gen.Elements(" s", "ms", " minutes", "h", "-second") select n + unit,
        "percentage" => from a in Number(99) from b in Number(9) from unit in Gen.Elements("%", " %", " percent") select $"{a}.{b}{unit}",
        "address" => from a in Number(255) from b in Number(255) from c in Number(255) from d in Number(255) select $"{a}.{b}.{c}.{d}",
        "port" => from a in Number(255) from port in Number(65535) select $"10.{a}.0.7:{port}",
        "path" => from a in Number(99) from b in Number(999) select $"/srv/app{a}/data/file-{b}.json",
        "image" => from a in Number(99) from b in Number(99) from c in Number(99) select $"shop/storefront:{a}.{b}.{c}",
        "id" => from a in Hex(8) from b in Hex(8) select $"{a}4{b}",
        "uuid" => from a in Hex(8) from b in Hex(4) from c in Hex(12) select $"{a}-{b}-4{b[1..]}-{c}",
        "time" => from h in Two(23) from m in Two(59) from s in Two(59) select $"{h}:{m}:{s}",
        "date" => from m in Two(12) from d in Two(28) select $"2026-{m}-{d}",
        "arn" => from a in Number(999_999) select $"arn:aws:ecs:eu-west-1:111122{a.PadLeft(6, '0')}:service/prod/checkout",
        "variable" => from a in Number(99) select $"SHARD_{a}_URL",
        "grouped" => from a in Gen.Choose(1, 999) from b in Gen.Choose(0, 999) select $"{a},{b.ToString("000", CultureInfo.InvariantCulture)}",
        _ => from a in Number(99) from b in Number(99) select $"db{a}.shard-{b}.internal",
    };

    private static Gen<string> Number(int most) => Gen.Choose(0, most).Select(n => n.ToString(CultureInfo.InvariantCulture));

    private static Gen<string> Two(int most) => Gen.Choose(0, most).Select(n => n.ToString("00", CultureInfo.InvariantCulture));

    private static Gen<string> Hex(int length) => Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(length).Select(c => new string(c));
}
