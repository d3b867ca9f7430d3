using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

public sealed class HomeFeedFullTests(DatabaseFixture database) : FeedTests(database)
{
    [Fact]
    public async Task FirstReading_OfSomeHomes_ReturnsAllAscendingWithTheWords()
    {
        var ids = new[] { await AddHomeAsync(), await AddHomeAsync(), await AddHomeAsync() };
        var copy = NewCopy();

        await copy.ReadAsync();

        Assert.Equal(copy.Returned.Order(), copy.Returned);
        Assert.Equal(await Source.ColumnAsync<int>("select id from homes order by id"), copy.Returned);
        Assert.Subset(copy.Returned.ToHashSet(), ids.ToHashSet());
        Assert.NotNull(copy.Words);
    }

    [Fact]
    public async Task Words_OfAFullReading_AreTheReferenceRows()
    {
        var copy = NewCopy();

        await copy.ReadAsync();

        var words = copy.Words!;
        Assert.Contains(new FeedWords.ServiceWord(7, "phone_charging"), words.Services);
        Assert.Equal(22, words.Services.Count);
        Assert.Equal(9, words.AreaCodes.Count);
        Assert.Equal(114, words.Unions.Count);
        Assert.Single(words.Unions, u => u.ParentId is null);
        Assert.Equal(await Source.ColumnAsync<int>("select year from holiday_years order by year"), words.HolidayYears);
    }

    [Fact]
    public async Task Home_WithServicesAndAlerts_CarriesThemByAscendingId()
    {
        var id = await AddHomeAsync();
        await Source.ExecuteAsync(
            $"""
            insert into home_services (home_id, service_id, verified_at) values
                ({id}, 7, '2026-03-01T08:00:00+08:00'), ({id}, 0, null), ({id}, 4, '2026-03-02T00:00:00Z');
            insert into home_alerts (home_id, service_id, since) values ({id}, 7, now()), ({id}, 4, now());
            """
        );
        var copy = NewCopy();

        await copy.ReadAsync();

        var home = copy.Homes[id];
        Assert.Equal<short>([0, 4, 7], home.Services);
        Assert.Equal(
            [
                0,
                DateTimeOffset.Parse("2026-03-02T00:00:00Z", null).ToUnixTimeSeconds(),
                DateTimeOffset.Parse("2026-03-01T00:00:00Z", null).ToUnixTimeSeconds(),
            ],
            home.VerifiedAt
        );
        Assert.Equal<short>([4, 7], home.Alerts);
    }

    [Fact]
    public async Task Home_WithEveryColumnSet_ArrivesWithEveryColumn()
    {
        var id = await AddHomeAsync(
            ("code", "'H-77'"),
            ("name", "'山海关站工会驿站'"),
            ("address", "'山海关区'"),
            ("location", "st_point(119.7619123, 39.9986456, 4326)::geography"),
            ("area_code", "'130303'"),
            ("township_code", "'130303002'"),
            ("kind", "'station'"),
            ("level", "'town'"),
            ("grade", "'demonstration'"),
            ("form", "'periodic'"),
            ("status", "'suspended'"),
            ("coverage_radius_m", "777"),
            ("hours", "'24小时'"),
            ("access", "'face'"),
            ("access_note", "'到站录入'"),
            ("responsible_body", "'山海关区总工会'"),
            ("phone", "'12351'"),
            ("suspended_from", "'2026-03-01T00:00:00Z'"),
            ("suspended_until", "'2026-03-02T00:00:00Z'"),
            ("suspension_reason", "'停电检修'"),
            ("is_sample", "false")
        );

        var row = await RowAsync(id);

        Assert.Equal(("H-77", "山海关站工会驿站", "山海关区"), (row.Code, row.Name, row.Address));
        Assert.Equal((119.7619123, 39.9986456), (row.Lon, row.Lat));
        Assert.Equal(("130303", "古城街道"), (row.AreaCode, row.Township));
        Assert.Equal(await Source.ScalarAsync<int>("select id from unions where code = '130302'"), row.UnionId);
        Assert.Equal(
            (HomeKind.Station, HomeLevel.Town, HomeGrade.Demonstration, HomeForm.Periodic, HomeStatus.Suspended),
            (row.Kind, row.Level!.Value, row.Grade!.Value, row.Form, row.Status)
        );
        Assert.Equal((777, "24小时", AccessWay.Face), (row.CoverageRadiusM, row.Hours, row.Access!.Value));
        Assert.Equal(("到站录入", "12351"), (row.AccessNote, row.Phone));
        Assert.Equal(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null), row.SuspendedFrom);
        Assert.Equal(DateTimeOffset.Parse("2026-03-02T00:00:00Z", null), row.SuspendedUntil);
        Assert.Equal(("停电检修", false, 1), (row.SuspensionReason, row.IsSample, row.Version));
    }

    [Fact]
    public async Task Home_WithNothingOptional_ArrivesWithNulls()
    {
        var id = await AddHomeAsync();

        var row = await RowAsync(id);

        Assert.Equal(
            [null, null, null, null, null, null, null, null, null, null],
            new object?[]
            {
                row.Township,
                row.Level,
                row.Grade,
                row.Hours,
                row.Access,
                row.AccessNote,
                row.Phone,
                row.SuspendedFrom,
                row.SuspendedUntil,
                row.SuspensionReason,
            }
        );
        Assert.Empty(row.ServiceIds);
        Assert.Empty(row.AlertServiceIds);
    }

    /// <summary>Homes come by ascending id: the newest is what the row that is filled again holds in the end.</summary>
    private async Task<HomeRow> RowAsync(int id)
    {
        HomeRow? last = null;
        await new HomeFeed(Source).ReadAsync(null, _ => { }, row => last = row, _ => { }, Sql.Cancellation);
        Assert.Equal(id, last?.Id);
        return last!;
    }
}
