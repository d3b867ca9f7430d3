using Npgsql;
using QhdHomeMap.Seed.Commands;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests;

/// <summary>What the doctor says of a database.</summary>
public class DoctorTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_OfThisRelease_IsGood()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);

        var found = await Doctor.FindAsync(connection, TimeProvider.System, Cancellation);

        Assert.All(found.Where(f => f.Item != "holidays"), f => Assert.Equal("good", f.State));
        Assert.Superset(
            new HashSet<string> { "postgis", "skew", "schema", "holidays", "roads", "workers" },
            found.Select(f => f.Item).ToHashSet()
        );
    }

    [Fact]
    public async Task Database_WithoutTables_IsBad()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync();
        await using var connection = new NpgsqlConnection(empty.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var found = await Doctor.FindAsync(connection, TimeProvider.System, Cancellation);
        Assert.Equal("bad", found.Single(f => f.Item == "schema").State);
    }

    [Theory]
    [InlineData("29990101000000_Later", "bad")]
    [InlineData("20261122182925_Initial", "care")]
    public void Schema_OfAnotherRelease_IsTold(string last, string state) =>
        Assert.Equal(state, Doctor.Schema(last).State);

    [Theory]
    [InlineData(0, "good")]
    [InlineData(60, "bad")]
    [InlineData(-60, "bad")]
    public void Clock_ApartFromTheDatabases_IsBad(int seconds, string state) =>
        Assert.Equal(state, Doctor.Skew(Noon, Noon.AddSeconds(seconds), Noon.AddMilliseconds(5)).State);

    [Theory]
    [InlineData(10, "good")]
    [InlineData(11, "good care")]
    public void Holidays_OfNextYear_AreMissedFromNovemberOn(int month, string states) =>
        Assert.Equal(
            states.Split(' '),
            Doctor
                .Holidays([2026], new DateTimeOffset(2026, month, 1, 0, 0, 0, TimeSpan.FromHours(8)))
                .Select(f => f.State)
        );

    [Theory]
    [InlineData(false, false, "good")]
    [InlineData(false, true, "good")]
    [InlineData(true, false, "good")]
    [InlineData(true, true, "care")]
    public void InventedRoads_BesideRealHomes_NeedCare(bool isSample, bool hasRealHomes, string state) =>
        Assert.Equal(state, DoctorOfPlanning.Of("roads", "路网", isSample, hasRealHomes, "./qhd import roads").State);
}
