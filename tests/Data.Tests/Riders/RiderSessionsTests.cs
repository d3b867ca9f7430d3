using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Data.Tests.Riders;

public sealed class RiderSessionsTests(RiderScene scene) : IClassFixture<RiderScene>
{
    [Fact]
    public async Task RefreshToken_IsGoodOnce_AndItsSecondUseEndsTheSession()
    {
        var (rider, first) = await scene.SignInAsync(scene.NewPerson());

        var second = (await RefreshAsync(first.Refresh)).Tokens!;
        Assert.Equal(rider.Id, (await FindAsync(second.Access))!.Rider.Id);
        Assert.NotNull(await FindAsync(first.Access)); // a request that is under way
        var reused = await RefreshAsync(first.Refresh);

        Assert.Equal((null, null), (reused.Tokens, reused.Rider));
        Assert.Null(await FindAsync(second.Access));
        Assert.Null((await RefreshAsync(second.Refresh)).Tokens);
        await using var db = scene.Open();
        var session = await db.RiderSessions.SingleAsync(s => s.RiderId == rider.Id, Sql.Cancellation);
        Assert.Equal(RiderSessionEnd.Reused, session.EndedBy);
    }

    [Fact]
    public async Task RefreshToken_UsedByTwoAtOnce_GivesOnePairAndEndsTheSession()
    {
        var (_, first) = await scene.SignInAsync(scene.NewPerson());

        var pairs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(first.Refresh)));

        var given = Assert.Single(pairs, p => p.Tokens is not null);
        Assert.Null(await FindAsync(given.Tokens!.Access));
    }

    [Fact]
    public async Task Reuse_InOneSession_LeavesThePersonsOtherSessionsAlone()
    {
        var person = scene.NewPerson();
        var (_, telephone) = await scene.SignInAsync(person);
        var (_, tablet) = await scene.SignInAsync(person);

        await RefreshAsync(telephone.Refresh);
        await RefreshAsync(telephone.Refresh);

        Assert.NotNull(await FindAsync(tablet.Access));
    }

    [Fact]
    public async Task Token_OfTheOtherKind_OrTooOld_IsNone()
    {
        var (_, tokens) = await scene.SignInAsync(scene.NewPerson());
        Assert.Null(await FindAsync(tokens.Refresh));
        Assert.Null((await RefreshAsync(tokens.Access)).Tokens);

        await using var db = scene.Open();
        var (access, refresh) = (scene.Now + RiderScene.Life.Access, scene.Now + RiderScene.Life.Refresh);
        Assert.NotNull(await RiderSessions.FindAsync(db, tokens.Access, access.AddSeconds(-1), Sql.Cancellation));
        Assert.Null(await RiderSessions.FindAsync(db, tokens.Access, access, Sql.Cancellation));
        Assert.Null((await RefreshAsync(tokens.Refresh, refresh)).Tokens);
        Assert.NotNull((await RefreshAsync(tokens.Refresh, refresh.AddSeconds(-1))).Tokens);
    }

    [Fact]
    public async Task Refresh_OfWhoMayNotGoOn_UsesNothingUp()
    {
        var (_, tokens) = await scene.SignInAsync(scene.NewPerson());

        var (none, rider) = await RefreshAsync(tokens.Refresh, mayGoOn: false);

        Assert.Null(none);
        Assert.NotNull(rider);
        Assert.NotNull((await RefreshAsync(tokens.Refresh)).Tokens);
    }

    [Fact]
    public async Task Clean_ForgetsWhatIsOver()
    {
        var (rider, tokens) = await scene.SignInAsync(scene.NewPerson());
        await using var db = scene.Open();

        await RiderSessions.CleanAsync(db, scene.Now + RiderScene.Life.Access, Sql.Cancellation);
        Assert.Single(await OfAsync(rider.Id));
        Assert.NotNull((await RefreshAsync(tokens.Refresh)).Tokens);
        await RiderSessions.CleanAsync(db, scene.Now.AddDays(31), Sql.Cancellation);

        Assert.Empty(await OfAsync(rider.Id));
    }

    private async Task<List<RiderSession>> OfAsync(int riderId)
    {
        await using var db = scene.Open();
        return await db.RiderSessions.Where(s => s.RiderId == riderId).ToListAsync(Sql.Cancellation);
    }

    private async Task<RiderSessions.Found?> FindAsync(string token)
    {
        await using var db = scene.Open();
        return await RiderSessions.FindAsync(db, token, scene.Now, Sql.Cancellation);
    }

    private async Task<(RiderTokens? Tokens, Rider? Rider)> RefreshAsync(
        string token,
        DateTimeOffset? now = null,
        bool mayGoOn = true
    )
    {
        await using var db = scene.Open();
        return await RiderSessions.RefreshAsync(
            db,
            token,
            RiderScene.Life,
            _ => mayGoOn,
            now ?? scene.Now,
            Sql.Cancellation
        );
    }
}
