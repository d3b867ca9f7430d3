using System.Text.Json;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>Ways to travel, as data: those of the house are <c>travel-profiles.json</c>; another file of the same form may take its place.</summary>
public static class TravelProfiles
{
    private const double KmhPerMps = 3.6;

    /// <summary>On foot (<c>walk</c>) and by e-bike (<c>ebike</c>).</summary>
    public static IReadOnlyList<TravelProfile> Default { get; } = ReadDefault();

    /// <summary>Reads profiles of another file.</summary>
    /// <exception cref="RoadFileException"><see cref="RoadErrorCodes.BadProfiles"/>: it is not of the form of <c>travel-profiles.json</c>.</exception>
    public static IReadOnlyList<TravelProfile> Read(Stream json)
    {
        try
        {
            var profiles = EmbeddedJson.Read<ProfilesFile>(json).Profiles.Select(ProfileOf).ToArray();
            return profiles.Length == 0 ? throw RoadErrors.BadProfiles("一个出行方式也没有。")
                : profiles.GroupBy(profile => profile.Code).FirstOrDefault(same => same.Count() > 1) is { } twice
                    ? throw RoadErrors.BadProfiles($"“{twice.Key}”出现了两次。")
                : profiles;
        }
        catch (JsonException e)
        {
            throw RoadErrors.BadProfiles(e.Message, e);
        }
    }

    private static IReadOnlyList<TravelProfile> ReadDefault()
    {
        using var json = EmbeddedJson.Open("travel-profiles.json");
        return Read(json);
    }

    private static TravelProfile ProfileOf(ProfileFile file)
    {
        var capMps = (file.MaxKmh ?? double.PositiveInfinity) / KmhPerMps;
        var speeds = (file.SpeedMps, file.SpeedKmh) switch
        {
            ({ } mps, null) => mps,
            (null, { } kmh) => kmh.ToDictionary(pair => pair.Key, pair => pair.Value / KmhPerMps),
            _ => throw RoadErrors.BadProfiles($"“{file.Code}”要有 speedMps 或 speedKmh，只要其中一个。"),
        };
        if (file.Code.Length == 0 || !speeds.Values.Append(file.AccessMps).All(IsSpeed) || !(capMps > 0))
        {
            throw RoadErrors.BadProfiles($"“{file.Code}”要有代码，各种速度都要大于 0。");
        }

        var (forward, backward) =
            file.Right == TravelRight.Walk
                ? (RoadAccess.WalkForward, RoadAccess.WalkBackward)
                : (RoadAccess.CycleForward, RoadAccess.CycleBackward);
        return new(
            file.Code,
            forward,
            backward,
            file.AccessMps,
            speeds.ToDictionary(pair => pair.Key, pair => Math.Min(pair.Value, capMps))
        );
    }

    private static bool IsSpeed(double speed) => speed > 0 && double.IsFinite(speed);

    private enum TravelRight
    {
        Walk,
        Cycle,
    }

    private sealed record ProfilesFile(ProfileFile[] Profiles);

    private sealed record ProfileFile(
        string Code,
        TravelRight Right,
        double AccessMps,
        Dictionary<RoadClass, double>? SpeedMps = null,
        Dictionary<RoadClass, double>? SpeedKmh = null,
        double? MaxKmh = null
    );
}
