using QhdHomeMap.Data.Homes;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

public sealed class HomeFeedEpochTests(DatabaseFixture database) : FeedTests(database)
{
    private static readonly FeedPosition Position = new(
        Guid.Parse("6f1f7b3e-0000-4000-8000-000000000001"),
        Guid.Parse("6f1f7b3e-0000-4000-8000-000000000002"),
        "7/5",
        100
    );

    [Theory]
    [InlineData("update services set name = '直饮水' where code = 'water'")]
    [InlineData("update unions set parent_id = parent_id")]
    [InlineData(
        "insert into unions (code, name, aliases, kind, parent_id, area_code) select '130302-9', '新工会', aliases, kind, parent_id, area_code from unions where code = '130302'"
    )]
    [InlineData("update townships set area_code = area_code")]
    [InlineData("update areas set sort_order = 10 - sort_order")]
    [InlineData("insert into services (id, code, name, category) values (40, 'shower', '淋浴', 'facility')")]
    [InlineData("delete from townships where code = '130302404' and false")]
    [InlineData("insert into holiday_years (year, source) values (2031, '测试')")]
    [InlineData("delete from holiday_dates where name = '元旦'")]
    public async Task ReferenceRows_Changed_AreReadAgainWithoutTheHomes(string change)
    {
        var old = await AddHomeAsync();
        await MakeOldAsync(old);
        var copy = NewCopy();
        await copy.ReadAsync();
        var before = copy.Position!;

        await Source.ExecuteAsync(change);
        await copy.ReadAsync();

        Assert.NotNull(copy.Words);
        Assert.False(copy.Everything);
        Assert.DoesNotContain(old, copy.Returned);
        Assert.Equal(before.Epoch, copy.Position!.Epoch);
        Assert.NotEqual(before.Words, copy.Position!.Words);
        await copy.ReadAsync();
        Assert.Null(copy.Words);
    }

    [Theory]
    [InlineData("update services set code = 'drinking' where code = 'water'")]
    [InlineData("update unions set name = '海港区工会' where code = '130302'")]
    [InlineData("update townships set name = '文化路街道办' where code = '130302001'")]
    [InlineData("truncate holiday_dates")]
    [InlineData("truncate home_services")]
    [InlineData("truncate home_alerts")]
    public async Task WhatTheHomesTextsHold_Changed_MakesTheNextReadingAFullOne(string change)
    {
        var copy = NewCopy();
        await copy.ReadAsync();
        var before = copy.Position!;

        await Source.ExecuteAsync(change);
        await copy.ReadAsync();

        Assert.NotNull(copy.Words);
        Assert.True(copy.Everything);
        Assert.NotEqual(before.Epoch, copy.Position!.Epoch);
    }

    [Fact]
    public async Task Homes_Truncated_AreGoneFromTheNextReading()
    {
        await AddHomeAsync();
        var copy = NewCopy();
        await copy.ReadAsync();
        Assert.NotEmpty(copy.Homes);

        await Source.ExecuteAsync("truncate homes cascade");
        await copy.ReadAsync();

        Assert.Empty(copy.Homes);
    }

    [Fact]
    public async Task Homes_Changed_LeaveTheEpochAsItIs()
    {
        var copy = NewCopy();
        await copy.ReadAsync();
        var before = copy.Position!;

        await AddHomeAsync();
        await copy.ReadAsync();

        Assert.Null(copy.Words);
        Assert.Equal(before.Epoch, copy.Position!.Epoch);
    }

    [Fact]
    public void Position_OfALaterReading_Follows() => Assert.True((Position with { Xmin = 101 }).Follows(Position));

    [Fact]
    public void Position_OfAReadingWithNothingNew_Follows() => Assert.True(Position.Follows(Position));

    [Fact]
    public void Position_WithOtherWords_Follows() =>
        Assert.True((Position with { Words = Guid.Empty }).Follows(Position));

    [Fact]
    public void Position_OfAnotherEpoch_DoesNotFollow() =>
        Assert.False((Position with { Epoch = Guid.Empty }).Follows(Position));

    [Fact]
    public void Position_OfAnotherDatabase_DoesNotFollow() =>
        Assert.False((Position with { Database = "7/6" }).Follows(Position));

    [Fact]
    public void Position_OfADatabaseSetBackInTime_DoesNotFollow() =>
        Assert.False((Position with { Xmin = 99 }).Follows(Position));
}
