using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Telemetry;

/// <summary>What the host writes down, at the most talkative level that a setting can ask for, while riders ask and things fail.</summary>
public sealed class LogTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Phone = "13812345678";
    private const string Lon = "119.61234";
    private const string Rider = "203.0.113.77";

    [Fact]
    public async Task Log_WhateverRidersSendAndWhateverFails_NamesNobody()
    {
        await using var api = await RunningApi.StartAsync(
            database.ConnectionString,
            AddFailures,
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Trace")
        );
        await Eventually.BecomesTrueAsync(async () => (await api.GetAsync("/health/ready")).IsSuccessStatusCode);
        foreach (var body in Bodies)
            await api.PostAsync("/api/homes/nearest", body);
        await api.PostAsync("/binds", $$"""{"{{Phone}}":{{Lon}}}""");
        await api.PostAsync("/binds", $"{Phone}");
        foreach (var path in Paths)
            await GetAsync(api, path);

        var log = api.Log.Text;
        Assert.Contains("A request failed", log, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", log, StringComparison.Ordinal);
        Assert.Contains("Npgsql.PostgresException 22P02", log, StringComparison.Ordinal);
        Assert.Contains(nameof(AddFailures), log, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Lon, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Rider, log, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", log, StringComparison.Ordinal);
        Assert.DoesNotContain("%E5%BC%A0", log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Failure_Answered_TellsNothingButATraceThatTheLogKnows()
    {
        await using var api = await RunningApi.StartAsync(database.ConnectionString, AddFailures);
        using var response = await api.GetAsync($"/format?phone={Phone}");
        Assert.Equal(500, (int)response.StatusCode);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Equal("internal_error", problem.GetProperty("code").GetString());
        Assert.DoesNotContain("FormatException", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(problem.GetProperty("traceId").GetString()!, api.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_InTheMiddleOfAnAnswer_LeavesNoWholeOne()
    {
        await using var api = await RunningApi.StartAsync(database.ConnectionString, AddFailures);
        await Assert.ThrowsAsync<HttpRequestException>(() => api.GetTextAsync($"/half?phone={Phone}"));
        Assert.DoesNotContain(Phone, api.Log.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Bodies =>
        [
            $$"""{"lon":{{Lon}},"lat":39.93,"datum":"wgs84"}""",
            $$"""{"lon":{{Lon}},"lat":39.93,"datum":"{{Phone}}"}""",
            $$"""{"lon":{{Lon}},"{{Phone}}":"张三"}""",
            $$"""{"lon":{{Lon}},"phone":"{{Phone}}""",
            $"{Phone} 张三",
            "",
        ];

    private static IEnumerable<string> Paths =>
        [
            $"/api/homes?q={Phone}",
            "/api/homes?q=张三",
            $"/api/homes?areaCode={Phone}&page={Phone}",
            $"/api/homes/{Phone}",
            $"/{Phone}?lon={Lon}",
            $"/format?phone={Phone}",
            $"/database?phone={Phone}",
            $"/query?phone={Phone}",
            $"/half?phone={Phone}",
        ];

    private static async Task GetAsync(RunningApi api, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", Rider);
        try
        {
            await api.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            // Half an answer, as asked for.
        }
    }

    /// <summary>What code that will be written later may do wrong.</summary>
    private static void AddFailures(WebApplication app)
    {
        var failing = app.MapGroup("").AllowAnonymous();
        failing.MapGet("/format", string (string phone) => throw new FormatException($"The input '{phone}' is wrong."));
        failing.MapGet(
            "/database",
            string (string phone) =>
                throw new InvalidOperationException(
                    phone,
                    new PostgresException($"invalid input syntax: {phone}", "ERROR", "ERROR", "22P02", detail: phone)
                )
        );
        failing.MapGet(
            "/query",
            (QhdDbContext db, string phone) =>
                db.Database.SqlQuery<int>($"select {$"no number {phone}"}::integer as \"Value\"").SingleAsync()
        );
        failing.MapGet(
            "/half",
            async (HttpContext context, string phone) =>
            {
                await context.Response.WriteAsync("half");
                await context.Response.Body.FlushAsync();
                throw new FormatException(phone);
            }
        );
        failing.MapPost("/binds", (Sent sent) => sent.Lon);
    }

    private sealed record Sent(double Lon);
}
