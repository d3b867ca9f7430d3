using System.Numerics;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads.Nearest;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>Writes homes in the datum and for the instant of one question.</summary>
internal readonly struct HomeJson(SnapshotStore.State state, JsonBuffer json, Datum datum, DateTimeOffset at)
{
    /// <summary>A tenth of a millimetre: who measures again from the answer finds our distance.</summary>
    public const int DegreeDecimals = 9;

    private readonly OpenBoard _board = state.Boards.At(at);

    /// <summary>The members common to every answer, without the braces.</summary>
    public void Members(in HomeRecord home, double? distanceM, RoadNeighbour? way = null)
    {
        var summary = new HomeTexts.Summary(in home, state.Snapshot.Texts);
        json.Raw(summary.Head);
        Place(in home);
        if (distanceM is { } metres)
            json.Raw(",\"distanceM\":"u8).Number(metres, 3);
        if (way is { } road)
            json.Raw(",\"roadM\":"u8).Number(road.LengthM, 3).Raw(",\"seconds\":"u8).Number(road.Cost, 3);
        json.Raw(",\"open\":"u8);
        if (home.Status is HomeStatus.Closed)
            json.Raw(OpenBoard.ClosedJson);
        else if (state.Snapshot.ClosureOf(in home, at) is { } closure)
            json.Raw(OpenBoard.Json(state.Snapshot, home.Rules, closure, at));
        else
            json.Raw(_board.Json(home.Rules));
        json.Raw(",\"services\":"u8);
        Services(in home, in summary);
        json.Raw(summary.Tail);
        json.Raw(",\"alerts\":"u8).Raw(home.HasAlerts ? state.Snapshot.Alerts[home.Id] : "[]"u8);
    }

    /// <summary>What only a home's own page says.</summary>
    public void Details(in HomeRecord home)
    {
        json.Raw(state.Snapshot.Texts[home.Detail]);
        if (state.Snapshot.Rules.Text(home.Rules) is { } hours)
            json.Raw(",\"hours\":"u8).Text(hours);
    }

    public void Place(in HomeRecord home)
    {
        var (lon, lat) = datum.FromWgs84(new Wgs84(home.Lon, home.Lat));
        json.Raw(",\"lon\":"u8).Number(lon, DegreeDecimals).Raw(",\"lat\":"u8).Number(lat, DegreeDecimals);
    }

    public void Services(in HomeRecord home, in HomeTexts.Summary summary)
    {
        json.Raw("["u8);
        var terms = state.Snapshot.Terms;
        var n = 0;
        for (var left = home.Services; left != 0; left &= left - 1, n++)
        {
            var service = BitOperations.TrailingZeroCount(left);
            var skip = n == 0 ? 1 : 0; // the comma
            if (summary.VerifiedAt(n) is > 0 and var seconds)
                json.Raw(terms.FollowingVerified[service].AsSpan(skip)).Instant(seconds).Raw("}"u8);
            else
                json.Raw(terms.FollowingService[service].AsSpan(skip));
        }
        json.Raw("]"u8);
    }
}
