using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html</summary>
internal static class AccountSettings
{
    public static void List(Place place, Input input, Utf8JsonWriter json)
    {
        var (name, value) = (input.Text("name"), input.Text("value"));
        if (value is not null && name is null)
            throw AwsRefusal.InvalidParameter("You must specify a name to filter by value.");
        var settings = place.List("ecs", "accountSettings", "ecs:ListAccountSettings", "*")
            .Where(setting => setting.Text("name") == (name ?? setting.Text("name")) && setting.Text("value") == (value ?? setting.Text("value")))
            .ToList();
        var (page, next) = Paging.Cut(settings, input.PageSize(10), input.Text("nextToken"), $"settings/{name}/{value}");
        json.WriteList("settings", page);
        json.WriteNext(next);
    }
}
