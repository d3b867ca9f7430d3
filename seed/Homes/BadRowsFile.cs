using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>The rows that were left out, as a list to correct and import again: the same columns, and why.</summary>
internal static class BadRowsFile
{
    private const string ReasonHeader = "原因";
    private const int MostFiles = 1000;

    /// <summary>
    /// Writes beside the list, and never over an earlier such file, on which somebody may be at work.
    /// </summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="ImportException">It cannot be written.</exception>
    public static string Write(string listPath, HomeList list, IReadOnlyList<RowProblem> problems)
    {
        var reasons = problems.ToLookup(problem => problem.Line, ReasonOf);
        var rows = list.Refused.Concat(list.Drafts.Select(draft => draft.Row)).Where(row => reasons.Contains(row.Line));
        try
        {
            using var file = Create(listPath);
            using var writer = new CsvTableWriter(file, [.. list.Columns.Headers, ReasonHeader]);
            foreach (var row in rows.OrderBy(row => row.Line))
            {
                writer.WriteRow([.. row.Cells, string.Join(' ', reasons[row.Line])]);
            }
            return file.Name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                "bad_rows_file",
                $"没法在清单旁边写有问题的行（{e.Message}），所以一行也没有导入。"
            );
        }
    }

    private static string ReasonOf(RowProblem problem) =>
        problem.Column is { } column ? $"{column}：{problem.Reason.Text}" : problem.Reason.Text;

    private static FileStream Create(string listPath)
    {
        var stem = Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(listPath))!,
            Path.GetFileNameWithoutExtension(listPath)
        );
        for (var number = 1; ; number++)
        {
            try
            {
                return new($"{stem}.bad{(number == 1 ? "" : $"-{number}")}.csv", FileMode.CreateNew);
            }
            catch (IOException)
                when (number < MostFiles && File.Exists($"{stem}.bad{(number == 1 ? "" : $"-{number}")}.csv"))
            {
                // Taken: the next number.
            }
        }
    }
}
