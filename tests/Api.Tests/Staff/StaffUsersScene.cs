using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>What tests ask of accounts.</summary>
public sealed class StaffUsersScene : StaffScene
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static string Name() => $"u{Guid.NewGuid():n}"[..20];

    internal static object Body(string userName, string role, int unionId) =>
        new
        {
            userName,
            displayName = "某人",
            appointments = new[] { new { role, unionId } },
        };

    internal static object Appointed(string role, int unionId) =>
        new { appointments = new[] { new { role, unionId } } };

    internal async Task<int> UnionAsync(string code)
    {
        await using var db = Open();
        return await db.Unions.Where(u => u.Code == code).Select(u => u.Id).SingleAsync(Cancellation);
    }

    internal static async Task<int> IdAsync(StaffClient client) =>
        (await client.GetJsonAsync("/api/session")).GetProperty("user").GetProperty("id").GetInt32();

    internal static async Task<HttpResponseMessage> PatchAsync(StaffClient client, int id, object body)
    {
        using var shown = await client.GetAsync($"/api/staff/users/{id}");
        return await client.SendAsync(HttpMethod.Patch, $"/api/staff/users/{id}", body, shown.Headers.ETag!.ToString());
    }

    internal async Task<int> SignInStatusAsync(string userName)
    {
        using var client = new StaffClient(Api.Address, userName);
        using var answer = await client.SendAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = userName, password = Password }
        );
        return (int)answer.StatusCode;
    }
}
