using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Puts the rows of a sheet onto their homes, by the rules and rights of a single edit, and notes what differs.</summary>
internal sealed class TableDifferences(
    HomeTable table,
    IReadOnlyDictionary<int, Home> homes,
    HomeEditor editor,
    StaffCaller caller
)
{
    private readonly Dictionary<int, int> _firstRows = [];

    /// <summary>Of the homes that change, those that get another list of services.</summary>
    public List<HomePartWriter.ServiceList> Services { get; } = [];

    /// <summary>Those of which something differs, or that are refused.</summary>
    public List<RowAnswer> Rows { get; } = [];

    public async Task ReadAsync(CancellationToken cancellation)
    {
        foreach (var row in table.Rows)
        {
            var (changes, problems) = (new List<CellChange>(), new List<CellProblem>());
            var home = Find(row, problems);
            if (home is not null)
                await ReadAsync(row, home, changes, problems, cancellation);
            if (changes.Count > 0 || problems.Count > 0)
                Rows.Add(new RowAnswer(row.Line, table.IdOf(row), home?.Name, changes, problems));
        }
    }

    private Home? Find(TableRow row, List<CellProblem> problems)
    {
        var why =
            row.Troubles.FirstOrDefault(table.Matters) is { } trouble ? trouble.Reason
            : table.Cell(row, HomeColumns.Id).Length == 0 ? "这一行没有站点ID：新建站点请用“新建”或导入清单"
            : table.IdOf(row) is not { } id ? "站点ID不是数字，请不要改这一列"
            : !homes.ContainsKey(id) ? "没有这个站点"
            : !_firstRows.TryAdd(id, row.Line) ? $"与第 {_firstRows[id]} 行是同一个站点"
            : null;
        if (why is null)
            return homes[table.IdOf(row)!.Value];
        problems.Add(new(null, null, why));
        return null;
    }

    private async Task ReadAsync(
        TableRow row,
        Home home,
        List<CellChange> changes,
        List<CellProblem> problems,
        CancellationToken cancellation
    )
    {
        var before = Print(home, home.Services.Select(s => s.ServiceId));
        var edit = ReadCells(row, home, before, problems);
        if (edit.IsEmpty)
            return;
        if (table.VersionOf(row) != home.Version)
            problems.Add(
                new(
                    null,
                    null,
                    $"导出之后这个站点已经改过（现在是版本 {home.Version}），或“版本”列被改了。请重新导出再改"
                )
            );
        else if (!caller.Scope(StaffRight.KeepHomes).Holds(home))
            problems.Add(new(null, null, "您没有权限修改这个站点"));
        if (problems.Count > 0)
            return;
        var errors = new FieldErrors();
        if (!EditHome.NotAllowed(home, edit, caller, errors))
        {
            var parts = await editor.ApplyAsync(home, edit, caller.Scope(StaffRight.ChangeHomes), errors, cancellation);
            if (!errors.Any)
                Note(home, before, parts.Services, changes);
        }
        foreach (var (field, messages) in errors.ByField)
        {
            var title = HomeColumns.All.FirstOrDefault(c => HomeEdit.FieldOf(c.Member) == field)?.Header;
            problems.AddRange(messages.Select(message => new CellProblem(field, title, message)));
        }
    }

    /// <summary>What differs from how the home would be exported now; a blank cell says nothing.</summary>
    private HomeEdit ReadCells(TableRow row, Home home, List<string> before, List<CellProblem> problems)
    {
        var area = table.Cell(row, "区县");
        var edit = new HomeEdit
        {
            RowAreaCode = editor.Choices.Areas.FirstOrDefault(a => a.Name == area)?.Code ?? home.AreaCode,
        };
        foreach (var (index, column) in HomeColumns.All.Index())
        {
            var cell = table.Cell(row, column.Header);
            if (cell.Length == 0 || cell == before[index].Trim())
                continue;
            if (column.Put(edit, HomeColumns.Clears(cell) ? null : cell, editor.Choices) is { } why)
                problems.Add(new(HomeEdit.FieldOf(column.Member), column.Header, why));
        }
        // A place is whole: of two numbers the other one stays as it is.
        if (edit.Gives(nameof(edit.Datum)))
            (edit.Lon, edit.Lat) = (edit.Lon ?? home.Location.X, edit.Lat ?? home.Location.Y);
        return edit;
    }

    private void Note(Home home, List<string> before, HomePartWriter.ServiceList? services, List<CellChange> changes)
    {
        if (services is not null)
            Services.Add(services);
        var after = Print(home, services?.Services.Select(s => s.ServiceId) ?? home.Services.Select(s => s.ServiceId));
        changes.AddRange(
            HomeColumns
                .All.Zip(before, after)
                .Where(c => c.Second != c.Third)
                .Select(c => new CellChange(HomeEdit.FieldOf(c.First.Member), c.First.Header, c.Second, c.Third))
        );
    }

    private List<string> Print(Home home, IEnumerable<short> services)
    {
        var ids = services.ToHashSet();
        return [.. HomeColumns.All.Select(c => c.Print(home, ids, editor.Choices) ?? "")];
    }
}
