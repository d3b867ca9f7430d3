namespace QhdHomeMap.Seed.Homes;

/// <summary>A home of the database.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State">What an import can set of it.</param>
/// <param name="ServiceIds">Ascending.</param>
internal sealed record ExistingHome(int Id, HomeState State, IReadOnlyList<short> ServiceIds);

/// <summary>The homes that the database has, but for the sample ones, by what a list may call them.</summary>
internal sealed class ExistingHomes
{
    private readonly Dictionary<string, ExistingHome> _byCode;
    private readonly ILookup<(string, string), ExistingHome> _byKey;

    public ExistingHomes(IReadOnlyList<ExistingHome> homes)
    {
        All = homes;
        _byCode = homes.ToDictionary(home => home.State.Code);
        _byKey = homes.ToLookup(home => (home.State.Name, home.State.Address));
    }

    public IReadOnlyList<ExistingHome> All { get; }

    /// <summary>
    /// The home that a row speaks of: the one with its code, else the one with its name and address. A code that
    /// arrives later finds the home that until then had none of its own, and no other.
    /// </summary>
    /// <returns>One home, none, or several that the row does not tell apart.</returns>
    public IReadOnlyList<ExistingHome> Find(HomeDraft draft)
    {
        if (draft.Code is not { } code)
        {
            var alike = _byKey[draft.Key].ToArray();
            return Array.FindAll(alike, home => home.State.CodeAssigned) is [var unnumbered] ? [unnumbered] : alike;
        }
        return _byCode.TryGetValue(code, out var numbered)
            ? [numbered]
            : [.. _byKey[draft.Key].Where(home => home.State.CodeAssigned)];
    }
}
