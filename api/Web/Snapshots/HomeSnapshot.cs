using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// All homes at one moment, immutable, indexed by place. Requests take one reference to it and see nothing else for their whole
/// life; a following snapshot shares what did not change.
/// </summary>
internal sealed class HomeSnapshot
{
    /// <param name="homes">Ascending by id: a tie by position is a tie by id.</param>
    /// <param name="samePlaces">A snapshot whose homes stand in the very same places, to share its index; null: there is none.</param>
    public HomeSnapshot(HomeRecord[] homes, HomeSnapshot? samePlaces)
    {
        Homes = homes;
        Index = samePlaces?.Index ?? PointIndex.Build([.. homes.Select(h => new Wgs84(h.Lon, h.Lat))]);
        if (ReferenceEquals(homes, samePlaces?.Homes))
        {
            (Cover, Keys, HasRealHomes) = (samePlaces.Cover, samePlaces.Keys, samePlaces.HasRealHomes);
            return;
        }
        HasRealHomes = Array.Exists(homes, home => !home.IsSample);
        Cover = new CoverIndex(Index, [.. homes.Select(h => h.RadiusM)]);
        Keys = new HomeKey[homes.Length];
        for (var slot = 0; slot < Keys.Length; slot++)
            Keys[slot] = new HomeKey(in homes[Index.Items[slot]]);
    }

    public HomeRecord[] Homes { get; }
    public PointIndex Index { get; }
    public CoverIndex Cover { get; }

    /// <summary>What a search decides on, in the order of the index.</summary>
    public HomeKey[] Keys { get; }

    /// <summary>Whether not all of them are invented.</summary>
    public bool HasRealHomes { get; }

    public required TextStore Texts { get; init; }
    public required HomeRules Rules { get; init; }
    public required HomeTerms Terms { get; init; }

    /// <summary>By home id, for the few that are suspended.</summary>
    public required IReadOnlyDictionary<int, TemporaryClosure> Closures { get; init; }

    /// <summary>By home id, ready-made JSON of the alerts of the few that have some.</summary>
    public required IReadOnlyDictionary<int, byte[]> Alerts { get; init; }

    /// <summary>The same for the same homes in every instance.</summary>
    public required ulong Fingerprint { get; init; }

    public string ETag => $"\"{Fingerprint:x16}\"";

    /// <summary>The home's place in <see cref="Homes"/>, or a negative number. O(log n).</summary>
    public int Find(int id)
    {
        var (low, high) = (0, Homes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var at = Homes[middle].Id;
            if (at == id)
                return middle;
            if (at < id)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }

    /// <summary>The closure that holds at an instant or is announced for later; one whose end has come no longer counts.</summary>
    public TemporaryClosure? ClosureOf(in HomeRecord home, DateTimeOffset at) =>
        home.Status is HomeStatus.Suspended && Closures.TryGetValue(home.Id, out var closure) && !(closure.Until <= at)
            ? closure
            : null;
}
