using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Layouts;
using DemandKind = QhdHomeMap.Geo.Layouts.DemandKind;

namespace QhdHomeMap.Data.Planning;

/// <summary>The people of a layout's inputs.</summary>
internal static class InputPeople
{
    public static InputDemand WorkersOf(
        IReadOnlyList<DemandPoint> workplaces,
        InputReference reference,
        HoursOfWeek hours
    )
    {
        var (without, peopleWithout) = (0, 0.0);
        var people = new PeopleByHour[workplaces.Count];
        for (var i = 0; i < people.Length; i++)
        {
            var (present, known) = hours.Of(workplaces[i].Hours);
            people[i] = known
                ? PeopleByHour.During(workplaces[i].Weight, present)
                : PeopleByHour.Always(workplaces[i].Weight);
            if (!known)
                (without, peopleWithout) = (without + 1, peopleWithout + workplaces[i].Weight);
        }
        return Of(DemandKind.Workers, workplaces, people, reference, without, peopleWithout);
    }

    public static InputDemand RidersOf(IReadOnlyList<DemandPoint> cells, InputReference reference) =>
        Of(
            DemandKind.Riders,
            cells,
            [.. cells.Select(c => PeopleByHour.Of([.. c.HourOfWeek!.Select(people => (double)people)]))],
            reference,
            0,
            0
        );

    public static string Hash(IReadOnlyList<DemandPoint> points)
    {
        using var hash = new ContentHash();
        foreach (var point in points)
        {
            hash.Add((long)point.Kind).Add(point.Id).Add(point.Location.Lon).Add(point.Location.Lat);
            hash.Add(point.AreaCode).Add(point.Weight).Add(point.Hours).Add(point.CellM ?? 0);
            hash.Add(point.IsSample ? 1 : 0);
            foreach (var people in point.HourOfWeek ?? [])
                hash.Add(people);
        }
        return hash.Hex();
    }

    private static InputDemand Of(
        DemandKind kind,
        IReadOnlyList<DemandPoint> points,
        PeopleByHour[] people,
        InputReference reference,
        int without,
        double peopleWithout
    ) =>
        new(
            new Demand(
                kind,
                [.. points.Select(p => p.Location)],
                people,
                [.. points.Select(p => reference.AreaOf(p.AreaCode))],
                [.. points.Select(p => reference.TownshipAt(p.Location))]
            ),
            [.. points.Select(p => p.Id)],
            without,
            peopleWithout,
            points.Any(p => p.IsSample)
        );
}
