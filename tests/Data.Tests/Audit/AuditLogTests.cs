using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Audit;

/// <summary>By whatever way a home or an account is changed, the log says from what to what, and by whom.</summary>
public sealed class AuditLogTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "a program" }.ConnectionString
    );

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public static TheoryData<string> Forbidden =>
        [
            "update audit_entries set actor = 'nobody'",
            "delete from audit_entries",
            "truncate audit_entries",
            "update sign_ins set user_id = null",
            "delete from sign_ins",
            "truncate sign_ins",
        ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task Log_TouchedByItsOwner_IsRefusedAlsoInATransaction(string sql)
    {
        await _source.ExecuteAsync(NewHome.Insert());
        await _source.ExecuteAsync(
            "insert into sign_ins (at, outcome, address, agent) values (now(), 'unknown_user', '127.0.0.1', '')"
        );
        var entries = await _source.ScalarAsync<long>("select count(*) from audit_entries");
        Assert.True(
            await _source.ScalarAsync<bool>(
                "select pg_has_role(session_user, relowner, 'usage') from pg_class where relname = 'audit_entries'"
            )
        );

        var alone = await Assert.ThrowsAsync<PostgresException>(() => _source.ExecuteAsync(sql));
        await using var connection = await _source.OpenConnectionAsync(Sql.Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Sql.Cancellation);
        await connection.ExecuteAsync(NewHome.Insert());
        var within = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        await transaction.RollbackAsync(Sql.Cancellation);

        Assert.All([alone, within], e => Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, e.SqlState));
        Assert.Equal(entries, await _source.ScalarAsync<long>("select count(*) from audit_entries"));
    }

    [Fact]
    public async Task Home_ChangedBySql_LeavesFromAndToAndTheProgram()
    {
        var id = await _source.ScalarAsync<int>(NewHome.Insert(("name", "'旧名'"), ("capacity", "10")));
        await _source.ExecuteAsync($"update homes set name = '新名', capacity = null where id = {id}");

        var (created, changed) = await TwoAsync(id);

        Assert.Equal("insert", created.Action);
        Assert.Equal("旧名", Text(created, "name", "to"));
        Assert.Equal(("update", "a program", (int?)null), (changed.Action, changed.Origin, changed.ActorId));
        Assert.Equal(await _source.ScalarAsync<string>("select session_user::text"), changed.Actor);
        Assert.Equal(["capacity", "name"], Fields(changed));
        Assert.Equal(("旧名", "新名"), (Text(changed, "name", "from"), Text(changed, "name", "to")));
        Assert.Equal("10", Text(changed, "capacity", "from"));
        Assert.Equal("", Text(changed, "capacity", "to"));
        Assert.True(changed.Version > created.Version);
    }

    [Fact]
    public async Task Home_ChangedByADeed_NamesWhoAndFromWhereAndWhy()
    {
        await using var db = database.Open();
        var home = await AddAsync(db);
        db.Deed = new Deed(7, "zhangsan（张三）", "10.1.2.3", "suspend", "停电");
        home.Suspend("停电", TimeProvider.System.GetUtcNow(), null);
        await db.SaveChangesAsync(Sql.Cancellation);

        var entry = (await EntriesAsync(home.Id))[^1];

        Assert.Equal(
            (7, "zhangsan（张三）", "10.1.2.3", "suspend", "停电"),
            (entry.ActorId, entry.Actor, entry.Origin, entry.Action, entry.Reason)
        );
        Assert.Equal(("open", "suspended"), (Text(entry, "status", "from"), Text(entry, "status", "to")));
        Assert.Equal([home.UnionId], entry.UnionIds);
    }

    [Fact]
    public async Task Deed_OfOneContext_IsNotSaidOfTheNextUserOfItsConnection()
    {
        await using (var db = database.Open())
        {
            db.Deed = new Deed(7, "zhangsan", "10.1.2.3", "edit");
            await AddAsync(db);
        }
        await using var other = database.Open();
        var home = await AddAsync(other);

        Assert.Null(Assert.Single(await EntriesAsync(home.Id)).ActorId);
    }

    [Fact]
    public async Task Home_ChangedWithoutDifference_LeavesNoEntry()
    {
        var id = await _source.ScalarAsync<int>(NewHome.Insert());
        await _source.ExecuteAsync($"update homes set name = name, capacity = null where id = {id}");

        Assert.Single(await EntriesAsync(id));
    }

    [Fact]
    public async Task Homes_Copied_LeaveAnEntryEach()
    {
        await using (var connection = await _source.OpenConnectionAsync(Sql.Cancellation))
        await using (
            var copy = await connection.BeginTextImportAsync(
                "copy homes (code, code_assigned, name, address, location, area_code, union_id, kind, form, coverage_radius_m, "
                    + "status, source, is_sample) from stdin",
                Sql.Cancellation
            )
        )
        {
            foreach (var code in new[] { "COPY-1", "COPY-2" })
                await copy.WriteLineAsync(
                    $"{code}\tf\t站\t\tSRID=4326;POINT(119.6 39.9)\t130302\t2\tstation\tdaily\t500\topen\ttest\tf"
                );
        }

        Assert.Equal(
            2L,
            await _source.ScalarAsync<long>(
                "select count(*) from audit_entries where action = 'insert' and subject_name like 'COPY-_ 站'"
            )
        );
    }

    [Fact]
    public async Task Home_Deleted_LeavesWhatHungOnItToo()
    {
        var id = await _source.ScalarAsync<int>(NewHome.Insert(("name", "'要删的'")));
        await _source.ExecuteAsync($"insert into home_services (home_id, service_id) values ({id}, 0)");
        await _source.ExecuteAsync($"delete from homes where id = {id}");

        var entries = await EntriesAsync(id);

        var deleted = entries.Single(e => e.Action == "delete" && e.Changes.RootElement.TryGetProperty("name", out _));
        Assert.Equal(("要删的", ""), (Text(deleted, "name", "from"), Text(deleted, "name", "to")));
    }

    [Fact]
    public async Task HomeMovedToAnotherUnion_IsSeenByBoth()
    {
        var id = await _source.ScalarAsync<int>(NewHome.Insert());
        await _source.ExecuteAsync(
            $"update homes set union_id = (select id from unions where code = '130303') where id = {id}"
        );

        Assert.Equal(2, (await EntriesAsync(id))[^1].UnionIds.Distinct().Count());
    }

    [Fact]
    public async Task Entries_OfHomesAndAccounts_HoldNoSecretAndNoWholePrivateTelephone()
    {
        var id = await _source.ScalarAsync<int>(NewHome.Insert(("phone", "'0335-3030303、+86 138 1234 5678'")));
        await _source.ExecuteAsync(NewHome.Insert(("phone", "'１３９１２３４５６７８'")));
        await _source.ExecuteAsync(
            $"insert into home_managers (home_id, name, phone, full_time) values ({id}, '李四', '13712345678', true)"
        );
        await _source.ExecuteAsync(
            """
            insert into staff_users (user_name, normalized_user_name, display_name, must_change_password, password_changed_at,
                created_at, two_factor_enabled, lockout_enabled, access_failed_count, password_hash, security_stamp)
            values ('wangwu', 'WANGWU', '王五', true, now(), now(), false, true, 0, 'HASH-OF-IT', 'STAMP-OF-IT');
            insert into staff_tokens (user_id, login_provider, name, value)
            select id, 'x', 'AuthenticatorKey', 'SECRET-OF-IT' from staff_users where user_name = 'wangwu';
            update staff_users set password_hash = 'HASH-2', last_code = '123456' where user_name = 'wangwu'
            """
        );

        var log = string.Concat(
            await _source.ColumnAsync<string>("select changes::text || subject_name from audit_entries")
        );

        Assert.Contains("wangwu", log, StringComparison.Ordinal);
        Assert.Contains("0335-3030303、+86 138 ****", log, StringComparison.Ordinal);
        Assert.Contains("李四", log, StringComparison.Ordinal);
        Assert.DoesNotMatch("1234 ?5678|HASH|STAMP|SECRET|123456", log);
    }

    [Fact]
    public async Task Telephones_ThatDifferBehindTheMaskOnly_LeaveADeedThatShowsNeither()
    {
        var id = await _source.ScalarAsync<int>(NewHome.Insert(("phone", "'13811112222'")));
        await _source.ExecuteAsync(
            $"insert into home_managers (home_id, name, phone, full_time) values ({id}, '李四', '13811112222', true)"
        );
        await _source.ExecuteAsync($"update homes set phone = '13833332222' where id = {id}");
        await _source.ExecuteAsync($"update home_managers set phone = '13833332222' where home_id = {id}");

        var entries = await EntriesAsync(id);
        await using var db = database.Open();
        var filter = new AuditFilter(entries[0].UnionIds) { Subject = AuditSubject.Home, SubjectId = id };
        var deeds = await AuditDeeds.Read(db, filter, 10).ToListAsync(Sql.Cancellation);

        Assert.Equal(4, entries.Count);
        Assert.Equal(
            ("138****2222", "138****2222"),
            (Text(entries[2], "phone", "from"), Text(entries[2], "phone", "to"))
        );
        Assert.Equal("phone", Assert.Single(deeds[1].Changes.Keys));
        Assert.StartsWith("manager:", Assert.Single(deeds[0].Changes.Keys), StringComparison.Ordinal);
        Assert.All(entries, e => Assert.DoesNotContain("1111", e.Changes.RootElement.GetRawText()));
        Assert.All(entries, e => Assert.DoesNotContain("3333", e.Changes.RootElement.GetRawText()));
    }

    private static async Task<Home> AddAsync(QhdDbContext db)
    {
        var home = new Home
        {
            Code = Guid.NewGuid().ToString(),
            Name = "海港区总工会共享职工之家",
            Location = new Point(119.6, 39.93) { SRID = 4326 },
            AreaCode = "130302",
            UnionId = await db.Unions.Where(u => u.Code == "130302").Select(u => u.Id).SingleAsync(Sql.Cancellation),
            Source = "test",
        };
        db.Add(home);
        await db.SaveChangesAsync(Sql.Cancellation);
        return home;
    }

    private async Task<(AuditEntry, AuditEntry)> TwoAsync(int homeId)
    {
        var entries = await EntriesAsync(homeId);
        Assert.Equal(2, entries.Count);
        return (entries[0], entries[1]);
    }

    private async Task<List<AuditEntry>> EntriesAsync(int homeId)
    {
        await using var db = database.Open();
        return await db
            .AuditEntries.AsNoTracking()
            .Where(e => e.Subject == AuditSubject.Home && e.SubjectId == homeId)
            .OrderBy(e => e.Id)
            .ToListAsync(Sql.Cancellation);
    }

    private static string[] Fields(AuditEntry entry) =>
        [.. entry.Changes.RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];

    private static string Text(AuditEntry entry, string field, string side) =>
        entry.Changes.RootElement.GetProperty(field).GetProperty(side) is { ValueKind: not JsonValueKind.Null } value
            ? value.ToString()
            : "";
}
