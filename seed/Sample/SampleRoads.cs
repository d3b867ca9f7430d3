using System.Security.Cryptography;
using System.Text;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Seed.Sample.Roads;

namespace QhdHomeMap.Seed.Sample;

/// <summary>
/// The sample city's roads: streets in its towns, sized by the census, and roads between its real places; all invented, all on land.
/// The same bytes on every machine.
/// </summary>
internal static class SampleRoads
{
    private const string Rules = "示例";

    public static RoadNetworkOrigin Origin =>
        new(
            SampleCity.Source,
            SourceAt: null,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SampleCity.Source))),
            Rules,
            IsSample: true,
            Report: "{}"
        );

    public static RoadNetwork Build(IReadOnlyList<Area> areas)
    {
        var land = new SampleLand(areas);
        var draft = new RoadDraft(land);
        IReadOnlyList<SamplePlace> places = [.. SamplePlace.ReadAll().Values];
        var towns = SampleTown.All(SampleCensus.ReadAll(), places, areas.ToDictionary(a => a.Code, a => a.ShortName));
        var streets = towns.ToDictionary(t => t.AreaCode, t => new TownStreets(t, draft, land));
        new Arterials(draft, land, towns, streets).Lay(places);
        JoinPlacesInTowns(places, towns, streets, draft);
        return draft.Build();
    }

    /// <summary>A station or sight within a town stands at the end of a short way of its own.</summary>
    private static void JoinPlacesInTowns(
        IEnumerable<SamplePlace> places,
        IReadOnlyList<SampleTown> towns,
        Dictionary<string, TownStreets> streets,
        RoadDraft draft
    )
    {
        foreach (var place in places.Where(p => !p.IsSeat))
        {
            var spot = new NetTopologySuite.Geometries.Coordinate(place.Lon, place.Lat);
            if (
                towns.FirstOrDefault(t => t.Holds(spot)) is { } town
                && streets[town.AreaCode].Nearest(spot) is { } street
            )
            {
                draft.Join(street, draft.AddNode(spot), new RoadKind(RoadClass.Service));
            }
        }
    }
}
