using System.Collections.Frozen;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Terms;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>The reference rows in the form that questions and answers need.</summary>
internal sealed class HomeTerms
{
    private readonly FrozenDictionary<string, int> _serviceIds;
    private readonly FrozenDictionary<string, byte> _areas;
    private readonly FrozenDictionary<int, string> _unionNames;
    private readonly ILookup<int, int> _unionChildren;

    public HomeTerms(FeedWords rows)
    {
        Rows = rows;
        _serviceIds = rows.Services.ToFrozenDictionary(s => s.Code, s => (int)s.Id);
        _areas = rows
            .AreaCodes.Select((code, i) => (code, Index: (byte)i))
            .ToFrozenDictionary(a => a.code, a => a.Index);
        _unionNames = rows.Unions.ToFrozenDictionary(u => u.Id, u => u.Name);
        _unionChildren = rows
            .Unions.Where(u => u.ParentId is not null)
            .ToLookup(u => u.ParentId.GetValueOrDefault(), u => u.Id);
        ServiceJson = new byte[Service.MaxId + 1][];
        FollowingService = new byte[Service.MaxId + 1][];
        FollowingVerified = new byte[Service.MaxId + 1][];
        using var json = new JsonBuffer();
        foreach (var service in rows.Services)
        {
            json.Clear();
            ServiceJson[service.Id] = json.Raw("{\"code\":"u8).Text(service.Code).Written.ToArray();
            FollowingService[service.Id] = [.. ","u8, .. json.Written, .. "}"u8];
            FollowingVerified[service.Id] = [.. ","u8, .. json.Written, .. ",\"verifiedAt\":"u8];
        }
        Calendar = new HolidayCalendar(
            rows.HolidayYears.Select(year => new HolidayYear(
                year,
                [.. rows.Holidays.Where(d => d.Date.Year == year).Select(ToDay)]
            ))
        );
    }

    public FeedWords Rows { get; }

    public HolidayCalendar Calendar { get; }

    /// <summary>By service id: <c>{"code":"…"</c>, to be closed by the writer.</summary>
    public byte[][] ServiceJson { get; }

    /// <summary>By service id: <c>,{"code":"…"}</c>, as it stands in a list behind another.</summary>
    public byte[][] FollowingService { get; }

    /// <summary>By service id: <c>,{"code":"…","verifiedAt":</c>, to be gone on with.</summary>
    public byte[][] FollowingVerified { get; }

    public IReadOnlyCollection<string> ServiceCodes => _serviceIds.Keys;

    public bool TryService(string code, out int id) => _serviceIds.TryGetValue(code, out id);

    public bool TryArea(string code, out byte area) => _areas.TryGetValue(code, out area);

    public byte Area(string code) => _areas[code];

    public string UnionName(int id) => _unionNames[id];

    public bool HasUnion(int id) => _unionNames.ContainsKey(id);

    /// <summary>The union and all below it.</summary>
    public HashSet<int> UnionTree(int id)
    {
        var tree = new HashSet<int>();
        var open = new Stack<int>([id]);
        while (open.TryPop(out var union))
        {
            if (tree.Add(union))
            {
                foreach (var child in _unionChildren[union])
                    open.Push(child);
            }
        }
        return tree;
    }

    private static HolidayDay ToDay(FeedWords.HolidayWord day) =>
        new(day.Date, day.IsWorkday ? HolidayKind.MakeUpWorkday : HolidayKind.Holiday, day.Name);
}
