using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Api.Tests.OpenApi;
using QhdHomeMap.Api.Tests.Riders;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Security.Fuzz;

/// <summary>
/// Thousands of generated requests to every operation that the document names, so to those of tomorrow as well. None may make
/// the host fail, and each failure is one that the document names. <c>QHD_FUZZ_CASES</c> sends more, <c>QHD_FUZZ_SEED</c> others.
/// </summary>
public sealed partial class FuzzTests(FuzzTests.Fixture fixture) : IClassFixture<FuzzTests.Fixture>
{
    public sealed class Fixture : StaffScene
    {
        protected override IEnumerable<Home> Homes() =>
            Enumerable.Range(0, 20).Select(n => NewHome($"n{n}", 100 * n, 0, (short)(n % 8)));

        /// <summary>Of somebody who may do everything.</summary>
        internal string Token { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            using var officer = await SignInAsync(StaffRole.CityOfficer, City);
            Token = officer.Bearer;
        }
    }

    private static readonly int Cases = Setting("QHD_FUZZ_CASES", 10_000);
    private static readonly int Seed = Setting("QHD_FUZZ_SEED", 20_230_822);

    private static readonly string[] OfStaff = ["/api/staff/", "/api/planning/"];
    private const string OfRiders = "/api/rider";

    /// <summary>
    /// What a request bears besides its parts, by operation: the token of whoever may call it, and the version of rows that
    /// nobody has changed yet.
    /// </summary>
    private IEnumerable<(string Name, string Value)> Credentials(ApiOperation operation, string rider)
    {
        if (OfStaff.Any(room => operation.Path.StartsWith(room, StringComparison.Ordinal)))
            yield return ("Authorization", $"Bearer {fixture.Token}");
        if (operation.Path.StartsWith(OfRiders, StringComparison.Ordinal))
            yield return ("Authorization", $"Bearer {rider}");
        if (operation.Codes("428").Any())
            yield return ("If-Match", "\"1\"");
    }

    [Fact]
    public async Task AnyRequest_ToAnyOperation_IsAnsweredOrRefusedAsDocumented()
    {
        IServiceProvider services = null!;
        await using var api = await RunningApi.StartAsync(
            fixture.ConnectionString,
            app => services = app.Services,
            ("RateLimits:ExportsPerMinute", "0"),
            ("RateLimits:SignInsPerMinute", "0")
        );
        await Eventually.BecomesTrueAsync(async () => (await api.GetAsync("/health/ready")).IsSuccessStatusCode);
        var operations = (await ApiDocument.ReadAsync(api)).Operations.ToArray();
        Assert.NotEmpty(operations);
        var answered = 0;
        var each = (Cases + operations.Length - 1) / operations.Length;
        foreach (var (number, operation) in operations.Index())
        {
            var maker = new FuzzMaker(operation, new Random(Seed + number));
            var rider = await RiderTokenAsync(services, number); // another for each: one of them deletes its account
            for (var n = 0; n < each; n++, answered++)
            {
                var sent = With(Credentials(operation, rider), maker.Next());
                if (await FaultAsync(api, operation, sent) is { } fault)
                    Assert.Fail(
                        $"{operation.Name}, seed {Seed}, case {n}: {fault}\n{await ShrunkAsync(api, operation, sent)}"
                    );
            }
        }
        Assert.True(answered >= Cases);
        Assert.Equal(200, (int)(await api.GetAsync("/health/ready")).StatusCode);
        var terms = operations.Single(o => o.Path == "/api/staff/terms");
        using var asStaff = With(Credentials(terms, rider: ""), new("GET", terms.Path, [], [], null, null))
            .ToRequest(api.Port);
        Assert.Equal(200, (int)(await api.SendAsync(asStaff)).StatusCode);
        Assert.DoesNotContain("A request failed", api.Log.Text, StringComparison.Ordinal);
    }

    /// <summary>Somebody new, as the sign-in leaves him.</summary>
    private static async Task<string> RiderTokenAsync(IServiceProvider services, int number)
    {
        await using var scope = services.CreateAsyncScope();
        var (_, tokens, _) = await scope
            .ServiceProvider.GetRequiredService<RiderAccounts>()
            .SignInAsync(
                new RiderIdentity("wx-fuzz", $"openid-{number}", null),
                new PrivacyAcceptance(RiderScene.PrivacyVersion),
                new RiderTokenLife(TimeSpan.FromHours(2), TimeSpan.FromDays(30)),
                TestContext.Current.CancellationToken
            );
        return tokens!.Access;
    }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    private static async Task<string?> FaultAsync(RunningApi api, ApiOperation operation, FuzzCase sent)
    {
        using var request = sent.ToRequest(api.Port);
        HttpResponseMessage response;
        try
        {
            response = await api.SendAsync(request);
        }
        catch (HttpRequestException e)
        {
            return $"no answer: {e.Message}";
        }
        using (response)
        {
            var status = (int)response.StatusCode;
            if (status >= 500)
                return $"answered {status}";
            if (!response.Headers.Contains("X-Content-Type-Options") && status is not (400 or 431))
                return "answered without security headers";
            if (status < 400)
                return null;
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return StackTrace().IsMatch(text)
                ? $"answered with a stack trace: {text}"
                : FaultOf(operation, status, text);
        }
    }

    private static string? FaultOf(ApiOperation operation, int status, string text)
    {
        // Kestrel itself refuses a head that is no HTTP, without a word.
        if (text.Length == 0 && status is 400 or 431)
            return null;
        var code = JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!;
        // A path that became another's, or nobody's, by what was put into it.
        if (code is "not_found" or "method_not_allowed" && operation.Path.Contains('{', StringComparison.Ordinal))
            return null;
        var documented = operation.Codes(status.ToString(CultureInfo.InvariantCulture));
        return documented.Contains(code) ? null : $"answered {status} {code}, of which the document says nothing";
    }

    private static async Task<FuzzCase> ShrunkAsync(RunningApi api, ApiOperation operation, FuzzCase sent)
    {
        var started = Stopwatch.GetTimestamp();
        for (var smaller = true; smaller && Stopwatch.GetElapsedTime(started).TotalSeconds < 10; )
        {
            smaller = false;
            foreach (var candidate in sent.Smaller())
            {
                if (await FaultAsync(api, operation, candidate) is null)
                    continue;
                (sent, smaller) = (candidate, true);
                break;
            }
        }
        return sent;
    }

    private static FuzzCase With(IEnumerable<(string Name, string Value)> credentials, FuzzCase sent) =>
        credentials.Aggregate(
            sent,
            (with, header) => with with { Headers = [.. with.Headers.Where(h => h.Name != header.Name), header] }
        );

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;

    [GeneratedRegex(@"\bat [A-Z]\w*\.|System\.|Npgsql|Microsoft\.|Exception|\.cs:line")]
    private static partial Regex StackTrace();
}
