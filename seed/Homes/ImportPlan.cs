using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What a row comes to.</summary>
/// <param name="Draft">The row.</param>
/// <param name="Before">The home it speaks of; null when that is new.</param>
/// <param name="After">How the home is to stand in the database. A new one without a code gets it on writing.</param>
/// <param name="ServiceIds">Its services afterwards, ascending.</param>
internal sealed record PlannedHome(
    HomeDraft Draft,
    ExistingHome? Before,
    HomeState After,
    IReadOnlyList<short> ServiceIds
)
{
    public bool IsNew => Before is null;

    public bool IsChanged =>
        Before is not null && !(Before.State == After && Before.ServiceIds.SequenceEqual(ServiceIds));

    /// <summary>New, or another name or place: only then can it have become a duplicate of something.</summary>
    public bool IsElsewhere =>
        Before is null || Before.State.Location != After.Location || Before.State.Name != After.Name;
}

/// <summary>Compares drafts with the homes there are and with each other.</summary>
internal sealed class ImportPlan
{
    private const string StoredPlace = "系统里的";

    private readonly ExistingHomes _existing;
    private readonly HomeReference _reference;
    private readonly HomeList _list;
    private readonly Dictionary<int, int> _matchedLines = [];

    private ImportPlan(HomeList list, ExistingHomes existing, HomeReference reference)
    {
        _existing = existing;
        _reference = reference;
        _list = list;
    }

    public List<PlannedHome> Homes { get; private set; } = [];

    public List<RowProblem> Problems { get; } = [];

    /// <param name="list">The rows, in the order of the file.</param>
    /// <param name="existing">The homes of the database.</param>
    /// <param name="reference">Areas and unions.</param>
    /// <param name="keepSimilar">Whether homes that look like duplicates are meant to be two.</param>
    public static ImportPlan Of(HomeList list, ExistingHomes existing, HomeReference reference, bool keepSimilar)
    {
        var plan = new ImportPlan(list, existing, reference);
        list.Drafts.ForEach(plan.Add);
        if (!keepSimilar)
        {
            plan.RefuseNearDuplicates();
        }
        // A home whose row is refused keeps its old number, which another row may have been counting on.
        while (plan.RefuseTakenFilingNumbers()) { }
        return plan;
    }

    private void Add(HomeDraft draft)
    {
        var found = _existing.Find(draft);
        var reason = found switch
        {
            [] when draft.Code?.StartsWith(Home.AssignedCodePrefix, StringComparison.Ordinal) ?? false =>
                Reasons.CodeReserved(),
            [] => null,
            [var home] when !_matchedLines.TryAdd(home.Id, draft.Line) => Reasons.SameHome(
                _list.LineUnit,
                _matchedLines[home.Id]
            ),
            [_] => null,
            _ => Reasons.KeyAmbiguous(found.Count),
        };
        if (reason is not null)
        {
            Refuse(draft, draft.Code is null ? HomeField.Name : HomeField.Code, draft.Code ?? draft.Name, reason);
            return;
        }
        var before = found.Count == 1 ? found[0] : null;
        var after = before?.State.With(draft, _reference.Map) ?? HomeState.New(draft, draft.Code ?? "", _reference);
        Homes.Add(new(draft, before, after, draft.ServiceIds.Or(before?.ServiceIds ?? [])));
    }

    /// <returns>Whether a row was refused.</returns>
    private bool RefuseTakenFilingNumbers()
    {
        var rows = Homes.Count;
        var planned = Homes
            .Where(home => home.Before is not null)
            .ToDictionary(home => home.Before!.Id, home => home.After);
        var holders = _existing
            .All.Where(home => home.State.FilingNo is not null && !planned.ContainsKey(home.Id))
            .ToDictionary(home => home.State.FilingNo!, home => Reasons.FilingNoTaken(home.State.Name));
        Homes = Homes.FindAll(home =>
        {
            if (
                home.After.FilingNo is not { } number
                || holders.TryAdd(
                    number,
                    RowReasons.Repeated(_list.Columns.HeaderOf(HomeField.FilingNo), _list.LineUnit, home.Draft.Line)
                )
            )
            {
                return true;
            }
            Refuse(home.Draft, HomeField.FilingNo, number, holders[number]);
            return false;
        });
        return Homes.Count < rows;
    }

    private void RefuseNearDuplicates()
    {
        var duplicates = new NearDuplicates();
        var planned = Homes.Where(home => home.Before is not null).Select(home => home.Before!.Id).ToHashSet();
        foreach (var home in _existing.All.Where(home => !planned.Contains(home.Id)))
        {
            duplicates.Add(home.State, StoredPlace);
        }
        foreach (var home in Homes.Where(home => !home.IsElsewhere))
        {
            duplicates.Add(home.After, PlaceOf(home));
        }
        Homes = Homes.FindAll(home =>
        {
            if (home.IsElsewhere && duplicates.Find(home.After) is var (other, place, distanceM))
            {
                Refuse(
                    home.Draft,
                    HomeField.Name,
                    home.After.Name,
                    place == StoredPlace
                        ? Reasons.NearStoredHome(other, distanceM)
                        : Reasons.NearDuplicate(other.Name, place, distanceM)
                );
                return false;
            }
            if (home.IsElsewhere)
            {
                duplicates.Add(home.After, PlaceOf(home));
            }
            return true;
        });
    }

    private string PlaceOf(PlannedHome home) => $"第 {home.Draft.Line} {_list.LineUnit}";

    private void Refuse(HomeDraft draft, ListField field, string value, Reason reason) =>
        Problems.Add(new(draft.Line, _list.Columns.HeaderOf(field), value, reason));
}
