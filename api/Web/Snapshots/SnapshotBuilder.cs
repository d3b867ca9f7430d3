using System.Numerics;
using System.Text;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// Makes the next snapshot from a reading of the feed: from nothing, or from the one before and what changed since.
/// Call <see cref="Begin"/>, then <see cref="Put"/> and <see cref="Remove"/>, then <see cref="Build"/>.
/// </summary>
internal sealed class SnapshotBuilder(HomeSnapshot? previous, bool withSamples) : IDisposable
{
    private readonly JsonBuffer _json = new();
    private readonly SortedDictionary<int, HomeRecord?> _changes = [];
    private readonly Dictionary<int, byte[]> _unions = [];
    private byte[][]? _areaCodes;
    private HomeSnapshot? _base;
    private HomeTerms _terms = null!;
    private HomeRules _rules = new();
    private TextStore _texts = previous?.Texts.Continue() ?? new TextStore();
    private Dictionary<int, TemporaryClosure> _closures = [];
    private Dictionary<int, byte[]> _alerts = [];

    // When everything is read: as many as last time, so that nothing need be copied.
    private HomeRecord[] _all = [];
    private int _count;

    public void Begin(FeedBeginning beginning)
    {
        if (beginning.Everything)
        {
            _terms = new HomeTerms(beginning.Words!);
            _all = new HomeRecord[previous?.Homes.Length ?? 1024];
            return;
        }
        _base = previous ?? throw new InvalidOperationException("Changes were read, but there is nothing they change.");
        _terms = beginning.Words is { } words ? new HomeTerms(words) : _base.Terms;
        _rules = _base.Rules.Continue();
        _closures = new(_base.Closures);
        _alerts = new(_base.Alerts);
    }

    public void Put(HomeRow row)
    {
        var at = previous?.Find(row.Id) ?? -1;
        // A reading may return what the last one had; but not when the row was deleted in between and is a new one.
        if (
            _base is not null
            && at >= 0
            && _base.Homes[at].Version == (int)row.Version
            && !_changes.ContainsKey(row.Id)
        )
            return;
        if (row.Status is HomeStatus.Planned || (row.IsSample && !withSamples))
        {
            Remove(row.Id);
            return;
        }
        var home = ToRecord(row, at >= 0 ? previous!.Homes[at] : default);
        _closures.Remove(row.Id);
        if (row.Has(HomeText.SuspensionReason))
            _closures[row.Id] = new TemporaryClosure(
                row.SuspendedFrom.GetValueOrDefault(),
                row.SuspendedUntil,
                row.SuspensionReason!
            );
        _alerts.Remove(row.Id);
        if (home.HasAlerts)
            _alerts[row.Id] = HomeTexts.Alerts(row, _terms, _json);
        if (_base is not null)
        {
            _changes[row.Id] = home;
            return;
        }
        if (_count == _all.Length)
            Array.Resize(ref _all, 2 * _count);
        _all[_count++] = home;
    }

    public void Remove(int id)
    {
        if (_base is null || _base.Find(id) < 0)
            return;
        _changes[id] = null;
        _closures.Remove(id);
        _alerts.Remove(id);
    }

    /// <returns>The next snapshot; null when it would be the same as the previous.</returns>
    public HomeSnapshot? Build(FeedPosition position)
    {
        if (_base is not null && _changes.Count == 0 && ReferenceEquals(_terms, _base.Terms))
            return null;
        var homes =
            _base is null ? AllRead()
            : _changes.Count == 0 ? BaseHomes()
            : Merge(BaseHomes());
        // Homes that requests look at already stay as they are.
        var isShared = ReferenceEquals(homes, _base?.Homes);
        var texts = isShared ? _texts : _texts.For(homes);
        var rules = isShared ? _rules : _rules.For(homes);
        return new HomeSnapshot(homes, SamePlaces(homes) ? previous : null)
        {
            Texts = texts,
            Rules = rules,
            Terms = _terms,
            Closures = _closures,
            Alerts = _alerts,
            Fingerprint = Fingerprint(homes, position),
        };
    }

    public void Dispose() => _json.Dispose();

    private HomeRecord ToRecord(HomeRow row, in HomeRecord before)
    {
        var home = new HomeRecord
        {
            Id = row.Id,
            Version = (int)row.Version,
            Lon = row.Lon,
            Lat = row.Lat,
            Services = Bits(row.ServiceIds),
            Rules = row.Has(HomeText.Hours) ? _rules.Number(row.Utf8(HomeText.Hours)) : HomeRules.Unknown,
            UnionId = row.UnionId,
            RadiusM = row.CoverageRadiusM,
            Area = Area(row.Utf8(HomeText.AreaCode)),
            Kind = row.Kind,
            Form = row.Form,
            Status = row.Status,
            Access = row.Access is { } way ? (byte)(1 << (int)way) : (byte)0,
            HasAlerts = row.AlertServiceIds.Count > 0,
            IsSample = row.IsSample,
            Summary = before.Summary,
            Detail = before.Detail,
        };
        HomeTexts.Write(ref home, row, UnionJson(row.UnionId), _texts, _json);
        return home;
    }

    private byte Area(ReadOnlySpan<byte> code)
    {
        _areaCodes ??= [.. _terms.Rows.AreaCodes.Select(Encoding.UTF8.GetBytes)];
        for (var i = 0; i < _areaCodes.Length; i++)
        {
            if (code.SequenceEqual(_areaCodes[i]))
                return (byte)i;
        }
        return _terms.Area(Encoding.UTF8.GetString(code));
    }

    private byte[] UnionJson(int id)
    {
        if (!_unions.TryGetValue(id, out var json))
        {
            _json.Clear();
            _unions.Add(id, json = _json.Text(_terms.UnionName(id)).Written.ToArray());
        }
        return json;
    }

    private static ulong Bits(IReadOnlyList<short> ids)
    {
        var bits = 0UL;
        for (var i = 0; i < ids.Count; i++)
            bits |= 1UL << ids[i];
        return bits;
    }

    /// <summary>An area's number is its place among all: new reference rows may put it elsewhere.</summary>
    private HomeRecord[] BaseHomes()
    {
        var (before, now) = (_base!.Terms.Rows.AreaCodes, _terms.Rows.AreaCodes);
        if (before.SequenceEqual(now))
            return _base.Homes;
        // A home stands in no area that is gone: the database sees to that.
        var numbers = before.Select(code => _terms.TryArea(code, out var number) ? number : byte.MaxValue).ToArray();
        var homes = _base.Homes.AsSpan().ToArray();
        foreach (ref var home in homes.AsSpan())
            home.Area = numbers[home.Area];
        return homes;
    }

    private HomeRecord[] AllRead()
    {
        if (_count < _all.Length)
            Array.Resize(ref _all, _count);
        return _all;
    }

    private HomeRecord[] Merge(HomeRecord[] before)
    {
        var added = _changes.Count(c => c.Value is not null && _base!.Find(c.Key) < 0);
        var removed = _changes.Count(c => c.Value is null);
        var homes = new HomeRecord[before.Length + added - removed];
        var (from, to) = (0, 0);
        foreach (var (id, changed) in _changes)
        {
            var at = _base!.Find(id);
            var until = at < 0 ? ~at : at;
            before.AsSpan(from, until - from).CopyTo(homes.AsSpan(to));
            to += until - from;
            from = at < 0 ? until : until + 1;
            if (changed is { } home)
                homes[to++] = home;
        }
        before.AsSpan(from).CopyTo(homes.AsSpan(to));
        return homes;
    }

    private bool SamePlaces(HomeRecord[] homes)
    {
        if (previous is null || homes.Length != previous.Homes.Length)
            return false;
        for (var i = 0; i < homes.Length; i++)
        {
            ref readonly var before = ref previous.Homes[i];
            if (homes[i].Id != before.Id || homes[i].Lon != before.Lon || homes[i].Lat != before.Lat)
                return false;
        }
        return true;
    }

    /// <summary>A sum, so that it does not matter in which order changes arrived; each home's part is well mixed (splitmix64).</summary>
    private ulong Fingerprint(HomeRecord[] homes, FeedPosition position)
    {
        var sum = Half(position.Epoch) + BitOperations.RotateLeft(Half(position.Words), 1) + (withSamples ? 1UL : 0);
        foreach (ref readonly var home in homes.AsSpan())
        {
            var z = (((ulong)(uint)home.Id << 32) | (uint)home.Version) + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            sum += z ^ (z >> 31);
        }
        return sum;

        static ulong Half(Guid guid) => BitConverter.ToUInt64(guid.ToByteArray());
    }
}
