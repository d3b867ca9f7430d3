using Npgsql;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Audit;

/// <summary>Who reads what happened to an account: the staff of every union that it was or is appointed at.</summary>
public sealed class AuditOfAccountsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(database.ConnectionString);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task Account_CreatedWithItsAppointment_IsReadWhole()
    {
        var (union, other) = await UnionsAsync();
        var account = await CreateAsync($"union_id = {union}");

        var deed = Assert.Single(await ReadAsync(account, union));

        Assert.Contains("display_name", deed.Changes.Keys);
        Assert.Contains(deed.Changes.Keys, k => k.StartsWith("appointment:", StringComparison.Ordinal));
        Assert.Empty(await ReadAsync(account, other));
    }

    [Fact]
    public async Task Account_AppointedElsewhere_IsReadWhereItWasAndWhereItIs()
    {
        var (union, other) = await UnionsAsync();
        var account = await CreateAsync($"union_id = {union}");
        var before = (await ReadAsync(account, union))[0].Id;
        await _source.ExecuteAsync($"update staff_appointments set union_id = {other} where user_id = {account}");

        Assert.True((await ReadAsync(account, union))[0].Id > before);
        Assert.Single(await ReadAsync(account, other));
    }

    [Fact]
    public async Task Account_LosingItsLastAppointment_IsReadWhereItWas()
    {
        var (union, other) = await UnionsAsync();
        var account = await CreateAsync($"union_id = {union}");
        await _source.ExecuteAsync($"delete from staff_appointments where user_id = {account}");

        Assert.Equal(2, (await ReadAsync(account, union)).Count);
        Assert.Empty(await ReadAsync(account, other));
    }

    [Fact]
    public async Task ManagerOfAHome_LosingIt_IsReadAtTheHomesUnion()
    {
        var home = await _source.ScalarAsync<int>(NewHome.Insert());
        var union = await _source.ScalarAsync<int>($"select union_id from homes where id = {home}");
        var account = await CreateAsync($"home_id = {home}");
        await _source.ExecuteAsync($"delete from staff_appointments where user_id = {account}");

        Assert.Equal(2, (await ReadAsync(account, union)).Count);
    }

    [Fact]
    public async Task AccountWithoutAppointment_IsReadByTheCityOnly()
    {
        var (union, _) = await UnionsAsync();
        var account = await CreateAsync(null);
        await _source.ExecuteAsync($"update staff_users set disabled_at = now() where id = {account}");

        Assert.Empty(await ReadAsync(account, union));
        Assert.Equal(2, (await ReadAsync(account, union, isOfTheCity: true)).Count);
    }

    private async Task<(int, int)> UnionsAsync()
    {
        var ids = await _source.ColumnAsync<int>("select id from unions where kind = 'county' order by id limit 2");
        return (ids[0], ids[1]);
    }

    private async Task<int> CreateAsync(string? appointment)
    {
        var name = $"u{Guid.NewGuid():n}"[..20];
        var role = appointment?.StartsWith("home", StringComparison.Ordinal) == true ? "home_manager" : "viewer";
        var appoint = appointment is null
            ? ""
            : $"""
                insert into staff_appointments (user_id, role, {appointment.Split(" = ")[0]})
                select id, '{role}', {appointment.Split(" = ")[1]} from staff_users where user_name = '{name}';
                """;
        await _source.ExecuteAsync(
            $"""
            begin;
            insert into staff_users (user_name, normalized_user_name, display_name, must_change_password, password_changed_at,
                created_at, two_factor_enabled, lockout_enabled, access_failed_count, password_hash, security_stamp)
            values ('{name}', upper('{name}'), '王五', true, now(), now(), false, true, 0, 'x', 'x');
            {appoint}
            commit
            """
        );
        return await _source.ScalarAsync<int>($"select id from staff_users where user_name = '{name}'");
    }

    private async Task<List<AuditDeed>> ReadAsync(int account, int union, bool isOfTheCity = false)
    {
        await using var db = database.Open();
        var filter = new AuditFilter([union])
        {
            Subject = AuditSubject.User,
            SubjectId = account,
            WithThoseOfNoUnion = isOfTheCity,
        };
        return await AuditDeeds.Read(db, filter, 10).ToListAsync(Sql.Cancellation);
    }
}
