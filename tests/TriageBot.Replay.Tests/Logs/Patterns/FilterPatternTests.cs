using TriageBot.Replay.Logs.Patterns;

namespace TriageBot.Replay.Tests.Logs.Patterns;

/// <summary>The examples of AWS's page "Filter pattern syntax", and what follows from its words.</summary>
public sealed class FilterPatternTests
{
    private const string Trail =
        """{"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],"objectList":[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"ThisFlag":true}""";

    private const string Users =
        """{"user":{"id":1,"email":"John.Stiles@example.com"},"users":[{"id":2,"email":"John.Doe@example.com"},{"id":3,"email":"Jane.Doe@example.com"}],"actions":["GET","PUT","DELETE"],"coordinates":[[0,1,2],[4,5,6],[7,8,9]]}""";

    private const string Apache = """127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534""";

    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("ERROR", "[ERROR] A fatal exception has occurred", true)]
    [InlineData("ERROR", "Exiting with ERRORCODE: -1", true)]
    [InlineData("ERROR", "error", false)]
    [InlineData("\"ERROR\" - \"Exiting\"", "Exiting with ERRORCODE: -1", false)]
    [InlineData("ERROR Exception", "[ERROR] Caught IllegalArgumentException", true)]
    [InlineData("ERROR Exception", "[ERROR] Unhandled", false)]
    [InlineData("ERROR WARN", "ERROR WARN message", true)]
    [InlineData("ERROR WARN", "ERROR message", false)]
    [InlineData("?ERROR ?WARN", "WARN message", true)]
    [InlineData("?ERROR ?WARN", "INFO message", false)]
    [InlineData("ERROR -WARN", "ERROR message", true)]
    [InlineData("ERROR -WARN", "ERROR WARN message", false)]
    [InlineData("?ERROR ?WARN REQUEST", "a REQUEST", true)]
    [InlineData("?ERROR -WARN", "INFO message", true)]
    [InlineData("-ERROR", "INFO message", true)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "[ERROR 500] INTERNAL SERVER ERROR", true)]
    [InlineData("\"say \\\"no\\\"\"", "they say \"no\" again", true)]
    [InlineData("%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", true)]
    [InlineData("%^AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", false)]
    [InlineData("%colou?r%", "a color", true)]
    [InlineData("%gray|grey%", "so grey", true)]
    [InlineData("%10\\.10\\.0\\.1%", "from 10.10.0.1", true)]
    [InlineData("%10\\.10\\.0\\.1%", "from 10x10.0.1", false)]
    [InlineData("%code=E-[0-9]{2}%", "code=E-17", true)]
    [InlineData("%\\x41\\d%", "A1", true)]
    public void Terms(string pattern, string line, bool matches) => FilterPattern.Parse(pattern).Matches(line).ShouldBe(matches);

    [Theory]
    [InlineData("{ $.eventType = \"UpdateTrail\" }", true)]
    [InlineData("{$.eventType=UpdateTrail}", true)]
    [InlineData("{ $.eventType = \"Update*\" }", true)]
    [InlineData("{ $.eventType = *Trail }", true)]
    [InlineData("{ $.eventType = *teTr* }", true)]
    [InlineData("{ $.eventType = Up*il }", false)]
    [InlineData("{ $.eventType = %Trail% }", true)]
    [InlineData("{ $.sourceIPAddress != 123.123.* }", true)]
    [InlineData("{ $.sourceIPAddress != 111.* }", false)]
    [InlineData("{ $.arrayKey[0] = \"value\" }", true)]
    [InlineData("{ $.arrayKey[9] = \"value\" }", false)]
    [InlineData("{ $.objectList[1].id = 2 }", true)]
    [InlineData("{ $.objectList[1].id = 2.0 }", true)]
    [InlineData("{ $.objectList[1].id > 1e0 && $.objectList[1].id < +3 && $.objectList[1].id >= 2 && $.objectList[1].id <= 20e-1 }", true)]
    [InlineData("{ $.objectList[1].id != 2 }", false)]
    [InlineData("{ $.eventType > 2 }", false)]
    [InlineData("{ $.SomeObject IS NULL }", true)]
    [InlineData("{ $.eventType IS NULL }", false)]
    [InlineData("{ $.SomeOtherObject NOT EXISTS }", true)]
    [InlineData("{ $.SomeObject NOT EXISTS }", false)]
    [InlineData("{ $.ThisFlag IS TRUE }", true)]
    [InlineData("{ $.ThisFlag IS FALSE }", false)]
    [InlineData("{ $.arrayKey = 1 }", false)]
    [InlineData("{ $.arrayKey != 1 }", false)]
    [InlineData("{ $.nowhere != 1 }", false)]
    [InlineData("{ $.eventType = * }", true)]
    [InlineData("{ $['eventType'] = \"UpdateTrail\" }", true)]
    public void Json_conditions(string pattern, bool matches) => FilterPattern.Parse(pattern).Matches(Trail).ShouldBe(matches);

    [Theory]
    [InlineData("{ ($.user.id = 1) && ($.users[0].email = \"John.Doe@example.com\") }", true)]
    [InlineData("{ ($.user.id = 2 && $.users[0].email = \"nonmatch\") || $.actions[2] = \"GET\" }", false)]
    [InlineData("{ $.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }", true)]
    [InlineData("{ ($.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }", false)]
    [InlineData("{ $.coordinates[2][0] = 7 }", true)]
    public void Json_compounds(string pattern, bool matches) => FilterPattern.Parse(pattern).Matches(Users).ShouldBe(matches);

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"a\":")]
    [InlineData("[1]")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public void A_line_that_is_no_json_object_meets_no_json_pattern(string line) => FilterPattern.Parse("{ $.a = 1 || $.a != 1 }").Matches(line).ShouldBeFalse();

    [Fact]
    public void A_key_with_dots_is_selected_in_brackets() => FilterPattern.Parse("{ $.labels['com.example/team'] = pay }").Matches("""{"labels":{"com.example/team":"pay"}}""").ShouldBeTrue();

    [Theory]
    [InlineData("[ip, user, username, timestamp, request, status_code, bytes]", true)]
    [InlineData("[ip, user, username, timestamp, request, status_code]", false)]
    [InlineData("[ip, user, username, timestamp, request, status_code, bytes > 1000]", true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 200, bytes]", false)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4*, bytes]", true)]
    [InlineData("[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]", true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4* && bytes > 1000, bytes]", true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4* && status_code != 404, bytes]", false)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 5* || status_code = 4*, bytes]", true)]
    [InlineData("[..., status_code, bytes]", true)]
    [InlineData("[..., request=*.html*, status_code=4*,]", true)]
    [InlineData("[ip, user, ..., status_code = 404, bytes]", true)]
    [InlineData("[ip=127.*, ...]", true)]
    [InlineData("[ip=%127\\.[0-9.]+%, ...]", true)]
    [InlineData("[ip, user, username, timestamp = 10/*, request, status_code, bytes]", null)]
    [InlineData("[ip, user, username, timestamp = \"10/Oct*\", request, status_code, bytes]", true)]
    public void Space_delimited_fields(string pattern, bool? matches)
    {
        if (matches is null)
            Should.Throw<FormatException>(() => FilterPattern.Parse(pattern));
        else
            FilterPattern.Parse(pattern).Matches(Apache).ShouldBe(matches.Value);
    }

    [Theory]
    [InlineData("[w1=ERROR, w2]", "ERROR message", true)]
    [InlineData("[w1=ERROR || w1=WARN, w2]", "WARN message", true)]
    [InlineData("[w1=!ERROR&&w1=!WARN, w2]", "INFO message", true)]
    [InlineData("[w1=!ERROR&&w1=!WARN, w2]", "WARN message", false)]
    public void Space_delimited_words(string pattern, string line, bool matches) => FilterPattern.Parse(pattern).Matches(line).ShouldBe(matches);

    [Theory]
    [InlineData("foo-bar")]
    [InlineData("ERROR:")]
    [InlineData("\"open")]
    [InlineData("?")]
    [InlineData("-")]
    [InlineData("%(a|b)%")]
    [InlineData("%something!%")]
    [InlineData("%é%")]
    [InlineData("%open")]
    [InlineData("%%")]
    [InlineData("%[%")]
    [InlineData("%\\1%")]
    [InlineData("%\\p{L}%")]
    [InlineData("%a% %b% %c%")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{ a = 1 }")]
    [InlineData("{ $ = 1 }")]
    [InlineData("{ $[0] = 1 }")]
    [InlineData("{ $.a ~ 1 }")]
    [InlineData("{ $.a = }")]
    [InlineData("{ $.a = b@c }")]
    [InlineData("{ $.a > x }")]
    [InlineData("{ $.a > \"1\" }")]
    [InlineData("{ $.a EXISTS }")]
    [InlineData("{ $.a IS }")]
    [InlineData("{ $.a = 1 && }")]
    [InlineData("{ ($.a = 1 }")]
    [InlineData("{ $.a = 1 } x")]
    [InlineData("[a")]
    [InlineData("[..., a, ...]")]
    [InlineData("[a b]")]
    public void What_is_no_pattern_is_refused(string pattern) => Should.Throw<FormatException>(() => FilterPattern.Parse(pattern));

    [Fact]
    public void No_pattern_however_odd_does_worse_than_to_be_refused()
    {
        var random = new Random(17);
        string[] pieces = ["{", "}", "[", "]", "(", ")", "$", ".a", "=", "!=", "<", ">", "&&", "||", "*", "%", "\"", "\\", "?", "-", " ", "x", "1e9", "IS", "NULL", "NOT", "EXISTS", "...", ",", "{9}", "[0]", "é", "\0", "\ud800"];
        for (var i = 0; i < 5_000; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var parsed = Record.Exception(() => FilterPattern.Parse(pattern).Matches("""{"a":[1,"x"],"x":{"a":null}} x 1 "q r" [s]"""));
            if (parsed is not null)
                parsed.ShouldBeOfType<FormatException>(pattern);
        }
    }
}
