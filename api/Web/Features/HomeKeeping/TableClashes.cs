using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Finds the rows that would give a home what another one has, before the database has to refuse the whole sheet.</summary>
internal static class TableClashes
{
    private static readonly Mark[] Marks =
    [
        new("code", "编号", "编号", "这个编号已经有站点在用", h => h.Code),
        new("filingNo", "备案号", "备案号", "这个备案号已经有站点在用", h => h.FilingNo),
        new(
            "name",
            "名称",
            "名称和地址",
            "已经有名称和地址都相同的站点；确是两处时请写编号",
            h => h.CodeAssigned ? $"{h.Name}\n{h.Address}" : null
        ),
    ];

    public static async Task NoteAsync(
        QhdDbContext db,
        IReadOnlyCollection<Home> homes,
        List<RowAnswer> rows,
        CancellationToken cancellation
    )
    {
        int[] ids = [.. homes.Select(h => h.Id)];
        string[] codes = [.. homes.Select(h => h.Code)],
            filings = [.. homes.Select(h => h.FilingNo).OfType<string>()],
            names = [.. homes.Where(h => h.CodeAssigned).Select(h => h.Name)];
        var others = await db
            .Homes.AsNoTracking()
            .Where(h => !ids.Contains(h.Id))
            .Where(h =>
                codes.Contains(h.Code)
                || (h.FilingNo != null && filings.Contains(h.FilingNo))
                || (h.CodeAssigned && names.Contains(h.Name))
            )
            .ToListAsync(cancellation);
        var after = homes.ToDictionary(h => h.Id, Held.Of);
        var before = homes.ToDictionary(h => h.Id, h => Held.Before(db.Entry(h).OriginalValues));
        foreach (var mark in Marks)
        {
            NoteTaken(rows, after, others.Select(Held.Of), mark);
            NotePassedOn(rows, before, after, mark);
        }
    }

    /// <summary>Two homes would have the same.</summary>
    private static void NoteTaken(
        List<RowAnswer> rows,
        Dictionary<int, Held> after,
        IEnumerable<Held> others,
        Mark mark
    )
    {
        var taken = after
            .Values.Concat(others)
            .Select(mark.Of)
            .OfType<string>()
            .GroupBy(key => key)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        Note(rows, mark, id => mark.Of(after[id]) is { } key && taken.Contains(key) ? mark.Why : null);
    }

    /// <summary>
    /// A home would get what another row takes from its home. The database compares after each single row, so no order of
    /// writing two that swap would pass.
    /// </summary>
    private static void NotePassedOn(
        List<RowAnswer> rows,
        Dictionary<int, Held> before,
        Dictionary<int, Held> after,
        Mark mark
    )
    {
        var lines = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            if (
                row.Id is { } id
                && before.TryGetValue(id, out var held)
                && mark.Of(held) is { } key
                && mark.Of(after[id]) != key
            )
                lines.TryAdd(key, row.Row);
        }
        Note(
            rows,
            mark,
            id =>
                mark.Of(after[id]) is { } key && mark.Of(before[id]) != key && lines.TryGetValue(key, out var line)
                    ? $"与第 {line} 行现有的{mark.What}相同，请分两次改"
                    : null
        );
    }

    private static void Note(List<RowAnswer> rows, Mark mark, Func<int, string?> why)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Changes.Count > 0 && rows[i].Id is { } id && why(id) is { } message)
                rows[i] = rows[i] with { Problems = [.. rows[i].Problems, new(mark.Field, mark.Title, message)] };
        }
    }

    /// <summary>What no two homes may share.</summary>
    private sealed record Mark(string Field, string Title, string What, string Why, Func<Held, string?> Of);

    /// <summary>What a home has of that.</summary>
    private sealed record Held(string Code, bool CodeAssigned, string? FilingNo, string Name, string Address)
    {
        public static Held Of(Home home) => new(home.Code, home.CodeAssigned, home.FilingNo, home.Name, home.Address);

        public static Held Before(PropertyValues stored) =>
            new(
                stored.GetValue<string>(nameof(Home.Code)),
                stored.GetValue<bool>(nameof(Home.CodeAssigned)),
                stored.GetValue<string?>(nameof(Home.FilingNo)),
                stored.GetValue<string>(nameof(Home.Name)),
                stored.GetValue<string>(nameof(Home.Address))
            );
    }
}
