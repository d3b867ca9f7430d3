using System.Text.Json;
using Npgsql;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Audit;

/// <summary>60,000 entries of 2,000 homes and ten unions, each tenth transaction of two entries about the same home.</summary>
public sealed class LongLog : DatabaseFixture
{
    public const int Entries = 60_000;
    public const int Homes = 2_000;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await source.ExecuteAsync(
            $$$"""
            insert into audit_entries (at, actor, origin, action, subject, subject_id, subject_name, union_ids, changes)
            select timestamptz '2026-01-01' + (i - (i % 10 = 9)::integer) * interval '1 minute', 'someone', 'test', 'update', 'home',
                (i - (i % 10 = 9)::integer) * 7 % {{{Homes}}}, 'H', array[1 + (i - (i % 10 = 9)::integer) * 7 % {{{Homes}}} % 500],
                case when i % 10 = 9 then '{"name": {"from": "b", "to": "c"}}'
                    else '{"name": {"from": "a", "to": "b"}, "kind": {"from": null, "to": "home"}}' end::jsonb
            from generate_series(0, {{{Entries - 1}}}) i;
            analyze audit_entries
            """
        );
    }
}

public sealed class AuditDeedsTests(LongLog log) : IClassFixture<LongLog>
{
    private static readonly AuditFilter Anything = new([.. Enumerable.Range(1, 500)]);

    [Fact]
    public async Task EntriesOfOneTransactionAndHome_AreOneDeed_FromTheFirstToTheLast()
    {
        await using var db = log.Open();
        var deeds = await AuditDeeds.Read(db, Anything with { SubjectId = 8 * 7 }, 100).ToListAsync(Sql.Cancellation);

        var merged = deeds.Single(d => d.At == new DateTimeOffset(2026, 1, 1, 0, 8, 0, TimeSpan.Zero));
        Assert.Equal(10, merged.Id); // identities begin with 1: the entries 8 and 9 are rows 9 and 10
        Assert.Equal(("a", "c"), (merged.Changes["name"].From.GetString(), merged.Changes["name"].To.GetString()));
        Assert.Equal("home", merged.Changes["kind"].To.GetString());
    }

    [Fact]
    public async Task Pages_OneAfterTheOther_HoldEachDeedOnceAndNewestFirst()
    {
        await using var db = log.Open();
        var ids = new List<long>();
        var filter = new AuditFilter([1, 2, 3]);
        for (long? before = null; ; before = ids[^1])
        {
            var page = await AuditDeeds.Read(db, filter with { Before = before }, 50).ToListAsync(Sql.Cancellation);
            if (page.Count == 0)
                break;
            ids.AddRange(page.Select(d => d.Id));
        }

        await using var source = NpgsqlDataSource.Create(log.ConnectionString);
        var plain = await source.ColumnAsync<long>(
            """
            select max(id) from audit_entries where union_ids && array[1, 2, 3]
            group by at, actor, action, subject, subject_id order by 1 desc
            """
        );
        Assert.NotEmpty(plain);
        Assert.Equal(plain, ids);
    }

    [Fact]
    public async Task Deeds_OfOtherUnions_AreNotRead()
    {
        await using var db = log.Open();

        Assert.Empty(await AuditDeeds.Read(db, new AuditFilter([9_999]), 10).ToListAsync(Sql.Cancellation));
    }

    public static TheoryData<string> Questions => ["newest", "city", "union", "subject", "day", "next page"];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Question_OnALongLog_ReadsByIndexOnly(string question)
    {
        var day = new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);
        var filter = question switch
        {
            "city" => Anything with { WithThoseOfNoUnion = true },
            "union" => new AuditFilter([17]),
            "subject" => Anything with { Subject = AuditSubject.Home, SubjectId = 77 },
            "day" => Anything with { From = day, To = day.AddHours(1) },
            "next page" => Anything with { Before = 1_000 },
            _ => Anything,
        };
        var (sql, parameters) = AuditDeeds.Question(filter, 51);
        await using var connection = new NpgsqlConnection(log.ConnectionString);
        await connection.OpenAsync(Sql.Cancellation);
        await using var command = new NpgsqlCommand("explain (format json) " + sql, connection);
        command.Parameters.AddRange(parameters.ToArray());

        var plan = (string)(await command.ExecuteScalarAsync(Sql.Cancellation))!;

        Assert.DoesNotContain("\"Seq Scan\"", plan, StringComparison.Ordinal);
        Assert.Contains(
            "audit_entries",
            JsonDocument.Parse(plan).RootElement[0].GetRawText(),
            StringComparison.Ordinal
        );
    }
}
