using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Seed.Tables;

/// <summary>The rows that were left out, as a list to correct and import again: the same columns, and why.</summary>
internal static class BadRowsFile
{
    private const string LineHeader = "原行号";
    private const string ReasonHeader = "原因";
    private const int MostFiles = 1000;

    /// <summary>Whether a column is not the list's own but one that such a file has more than the list.</summary>
    public static bool Adds(string header, IReadOnlyList<string> headers) =>
        header is LineHeader or ReasonHeader && headers[0] == LineHeader;

    /// <summary>
    /// Writes beside the list, and never over an earlier such file, on which somebody may be at work.
    /// </summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="ImportException">It cannot be written.</exception>
    public static string Write(
        string listPath,
        IReadOnlyList<string> headers,
        IEnumerable<TableRow> rows,
        IReadOnlyList<RowProblem> problems
    )
    {
        var reasons = problems.ToLookup(problem => problem.Line, ReasonOf);
        // Of the bad rows of a file of bad rows, the lines of the first list still count.
        var lines = headers[0] == LineHeader ? 0 : -1;
        int[] own = [.. Enumerable.Range(0, headers.Count).Where(column => !Adds(headers[column], headers))];
        try
        {
            using var file = Create(listPath);
            using var writer = new CsvTableWriter(
                file,
                [LineHeader, .. own.Select(column => headers[column]), ReasonHeader]
            );
            foreach (var row in rows.Where(row => reasons.Contains(row.Line)).OrderBy(row => row.Line))
            {
                var line = lines < 0 ? $"{row.Line}" : row.Cells[lines];
                writer.WriteRow([
                    line,
                    .. own.Select(column => row.Cells[column]),
                    string.Join(' ', reasons[row.Line]),
                ]);
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
