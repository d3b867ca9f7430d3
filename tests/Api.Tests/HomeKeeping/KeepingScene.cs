using System.Text.Json;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Tests.HomeKeeping;

/// <summary>Homes of 海港区's union for each test to change one of its own, and what tests ask of them.</summary>
public class KeepingScene : StaffScene
{
    private int _homes;

    /// <summary>A home of 海港区's union with water (0) and rest (3), some metres from all others.</summary>
    internal async Task<int> NewHomeAsync(Action<Home>? tune = null)
    {
        var number = Interlocked.Increment(ref _homes);
        var home = NewHome($"K{number:000}", 40 * number, 0, 0, 3);
        tune?.Invoke(home);
        return await AddAsync(home);
    }

    internal static string Path(int id, string rest = "") => $"/api/staff/homes/{id}{rest}";

    /// <summary>The home as the client sees it, and its ETag.</summary>
    internal static async Task<(JsonElement Home, string ETag)> ShowAsync(StaffClient client, int id)
    {
        using var response = await client.GetAsync(Path(id));
        Assert.Equal(200, (int)response.StatusCode);
        return (await RunningApi.JsonAsync(response), response.Headers.ETag!.ToString());
    }

    /// <summary>A change of the version that stands now.</summary>
    internal static async Task<HttpResponseMessage> ChangeAsync(StaffClient client, int id, object change) =>
        await client.SendAsync(HttpMethod.Patch, Path(id), change, (await ShowAsync(client, id)).ETag);

    internal static async Task<HttpResponseMessage> PostAsync(
        StaffClient client,
        int id,
        string deed,
        object? body = null
    ) => await client.SendAsync(HttpMethod.Post, Path(id, deed), body, (await ShowAsync(client, id)).ETag);

    /// <summary>The stable code of a problem, after its status.</summary>
    internal static async Task<string> ProblemAsync(HttpResponseMessage response)
    {
        var problem = await RunningApi.JsonAsync(response);
        return $"{(int)response.StatusCode} {problem.GetProperty("code").GetString()}";
    }

    /// <summary>The fields that a problem names, in order.</summary>
    internal static async Task<string> FieldsAsync(HttpResponseMessage response)
    {
        var problem = await RunningApi.JsonAsync(response);
        return $"{(int)response.StatusCode} {string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order())}";
    }
}
