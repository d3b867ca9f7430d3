namespace QhdHomeMap.Cli.Files;

/// <summary>Reads a whole csv into memory, row by row, with progress.</summary>
internal static class RowReading
{
    private const int RowsBetweenReports = 1024;

    /// <summary>Hands every row to <paramref name="read"/>, which notes what is wrong with it.</summary>
    /// <exception cref="CliException"><c>bad_rows</c>, and all that <see cref="CsvInput"/> throws.</exception>
    public static void ReadAll(this CsvInput input, Terminal terminal, Action read, CancellationToken cancelled)
    {
        using (var progress = new Progress(terminal, "读取"))
        {
            for (var row = 1L; input.Read(); row++)
            {
                if (row % RowsBetweenReports == 0)
                {
                    cancelled.ThrowIfCancellationRequested();
                    progress.Report(row, input.Share);
                }

                read();
            }
        }

        input.Problems.ThrowIfAny();
    }
}
