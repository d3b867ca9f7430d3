using System.Text.Json;
using System.Text.RegularExpressions;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.OpenApi;

/// <summary>The document says enough to build on: of every operation, and in Chinese where people read it.</summary>
public sealed class OpenApiLintTests(OpenApiLintTests.Fixture fixture) : IClassFixture<OpenApiLintTests.Fixture>
{
    public sealed class Fixture : DatabaseFixture
    {
        internal RunningApi Api { get; private set; } = null!;

        internal ApiDocument Document { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Api = await RunningApi.StartReadyAsync(ConnectionString);
            Document = await ApiDocument.ReadAsync(Api);
            Assert.NotEmpty(Document.Operations);
        }

        public override async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await base.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }

    [Fact]
    public void Operation_Each_HasANameASummaryAndATag() =>
        Lint(o =>
            [
                .. Missing(o.Json, "operationId"),
                .. MissingChinese(o.Json, "summary"),
                .. o.Json.TryGetProperty("tags", out var tags) && tags.GetArrayLength() == 1 ? [] : One("one tag"),
            ]
        );

    [Fact]
    public void OperationIds_AreUnique()
    {
        var names = fixture.Document.Operations.Select(o => o.Json.GetProperty("operationId").GetString()).ToArray();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Parameter_Each_HasADescription() =>
        Lint(o => o.Parameters.SelectMany(p => MissingChinese(p, "description", p.GetProperty("name").GetString())));

    [Fact]
    public void Failure_Each_IsProblemDetailsWithItsCodes()
    {
        // A code may have a title for riders and one for staff; it never has two statuses, which would be a duplicate key here.
        var known = typeof(Problems.Problem)
            .GetFields()
            .Select(f => f.GetValue(null))
            .OfType<Problems.Problem>()
            .Select(p => (p.Code, p.Status))
            .Distinct()
            .ToDictionary(p => p.Code, p => p.Status);
        Lint(o =>
            from response in o.Responses
            where response.Name[0] is '4' or '5'
            let media = ApiOperation.Media(response.Value).Select(m => m.Name).ToArray()
            let codes = o.Codes(response.Name).ToArray()
            where
                !media.SequenceEqual(["application/problem+json"])
                || codes.Length == 0
                || codes.Any(c => !known.TryGetValue(c, out var status) || status != int.Parse(response.Name, null))
            select $"{response.Name}: {string.Join(',', media)} {string.Join(',', codes)}"
        );
    }

    [Fact]
    public void Failures_ThatFollowFromTheRequest_AreNamed() =>
        Lint(o => (o.Body.Any() ? ["400", "413", "415"] : Array.Empty<string>()).Where(s => !o.Codes(s).Any()));

    [Fact]
    public void Body_Each_HasAnExample() => Lint(o => o.Body.Any() && o.BodyExample is null ? One("an example") : []);

    [Fact]
    public void Answer_Each_HasAnExampleOfItsShape() =>
        Lint(o =>
            from response in o.Responses
            where response.Name[0] == '2'
            from media in ApiOperation.Media(response.Value)
            from fault in media.Value.TryGetProperty("example", out var example)
                ? Misfits(example, media.Value.GetProperty("schema"), "$")
                : One("an example")
            select fault
        );

    [Fact]
    public void Body_Example_IsOfItsShape() =>
        Lint(o => o.BodyExample is { } example ? Misfits(example, o.BodySchema!.Value, "$") : []);

    [Fact]
    public void Answer_ThatMayBeStale_NamesItsHeader() =>
        Lint(o =>
            o.Codes("503").Contains("not_ready")
                ? o
                    .Responses.Where(r => r.Name[0] is '2' or '3')
                    .Where(r =>
                        !(r.Value.TryGetProperty("headers", out var h) && h.TryGetProperty("X-Data-Age", out _))
                    )
                    .Select(r => $"X-Data-Age on {r.Name}")
                : []
        );

    [Fact]
    public void Property_Each_HasADescription()
    {
        var faults = fixture.Document.Schemas.SelectMany(s =>
            s.Value.TryGetProperty("properties", out var properties)
                ? properties
                    .EnumerateObject()
                    // The generator drops the description where null or a record may stand.
                    .Where(p => !p.Value.TryGetProperty("oneOf", out _))
                    .SelectMany(p => MissingChinese(p.Value, "description", $"{s.Name}.{p.Name}"))
                : []
        );
        Assert.Empty(faults);
    }

    [Fact]
    public void Text_ForPeople_IsNotInEnglish() =>
        Assert.DoesNotMatch(
            "\"description\":\\s*\"[A-Z][a-z]+ [a-z]+ [^\"\u4e00-\u9fff]*\"",
            fixture.Document.Root.GetRawText()
        );

    /// <summary>An example that the host refuses teaches nonsense. Those that change something are tried where they belong.</summary>
    [Fact]
    public async Task BodyExample_OfALookUp_IsAnswered()
    {
        var lookUps = fixture
            .Document.Operations.Where(o => o.Body.Any() && o.Codes("503").Contains("not_ready"))
            .ToArray();
        Assert.NotEmpty(lookUps);
        foreach (var operation in lookUps)
        {
            using var answer = await fixture.Api.PostAsync(operation.Path, operation.BodyExample!.Value.GetRawText());
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    private void Lint(Func<ApiOperation, IEnumerable<string>> faults) =>
        Assert.Empty(fixture.Document.Operations.SelectMany(o => faults(o).Select(fault => $"{o.Name}: {fault}")));

    private static IEnumerable<string> Missing(JsonElement of, string member) =>
        of.TryGetProperty(member, out var text) && text.GetString() is { Length: > 0 } ? [] : [member];

    private static IEnumerable<string> MissingChinese(JsonElement of, string member, string? what = null) =>
        of.TryGetProperty(member, out var text) && Regex.IsMatch(text.GetString()!, "[\u4e00-\u9fff]|^[A-Z]\\w+$")
            ? []
            : [$"{what} {member}"];

    private static string[] One(string fault) => [fault];

    /// <summary>Members that the shape does not know.</summary>
    private IEnumerable<string> Misfits(JsonElement example, JsonElement schema, string at)
    {
        schema = fixture.Document.Follow(schema);
        if (example.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            return example.EnumerateArray().SelectMany(e => Misfits(e, items, at + "[]"));
        if (example.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            return [];
        return example
            .EnumerateObject()
            .SelectMany(m =>
                properties.TryGetProperty(m.Name, out var property)
                    ? Misfits(m.Value, property, $"{at}.{m.Name}")
                    : [$"{at}.{m.Name} is unknown"]
            );
    }
}
