using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>A sheet that came back: its rows by the homes they name.</summary>
internal sealed class HomeTable
{
    private static readonly TableLimits Limits = new()
    {
        MaxBytes = SheetBody.MaxBytes,
        MaxUnpackedBytes = 60L * 1024 * 1024,
        MaxCellLength = 2000,
    };

    private readonly IReadOnlyList<string> _headers;

    private HomeTable(ITable table)
    {
        _headers = table.Headers;
        Rows = [.. table.Rows.Take(ExportHomeTable.MaxRows + 1)];
        var known = HomeColumns.All.Select(c => c.Header).Append(HomeColumns.Id).Append(HomeColumns.Version);
        Unknown = [.. _headers.Where(h => h.Length > 0).Except(known)];
    }

    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>Headers of columns that are not read.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Every id that a row names as one; also those of nobody.</summary>
    public int[] Ids => [.. Rows.Select(IdOf).OfType<int>().Distinct().Order()];

    /// <exception cref="TableFileException">It is no workbook, or too large a one, or has no such header.</exception>
    public static HomeTable Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var table = TableFile.Open(
            stream,
            TableKind.Xlsx,
            Limits,
            cells => cells.Contains(HomeColumns.Id) && cells.Contains(HomeColumns.Version)
        );
        return new HomeTable(table);
    }

    public int? IdOf(TableRow row) => (int?)NumberOf(row, HomeColumns.Id, int.MaxValue);

    public long? VersionOf(TableRow row) => NumberOf(row, HomeColumns.Version, long.MaxValue);

    /// <summary>Empty when the sheet has no such column.</summary>
    public string Cell(TableRow row, string header) =>
        _headers.Index().FirstOrDefault(h => h.Item == header) is (var index, { }) ? row.Cells[index] : "";

    /// <summary>Whether a trouble is in a column that is read, or the whole row's.</summary>
    public bool Matters(TableTrouble trouble) =>
        trouble.Column is not { } column || !Unknown.Contains(_headers[column]);

    /// <summary>What was shown is what is written: these cells, on homes of these versions.</summary>
    /// <remarks>
    /// Of the cells and not of the file: saved once more, a workbook that says the same is another file, which holds the times
    /// of its parts.
    /// </remarks>
    public string DigestWith(IEnumerable<Home> homes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, _headers.Count);
        foreach (var header in _headers)
            Append(hash, header);
        Append(hash, Rows.Count);
        foreach (var row in Rows)
        {
            Append(hash, row.Line);
            foreach (var cell in row.Cells)
                Append(hash, cell);
        }
        foreach (var home in homes.OrderBy(h => h.Id))
        {
            Append(hash, home.Id);
            Append(hash, home.Version);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    /// <summary>After its length, so that no two rows of texts come to the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private long? NumberOf(TableRow row, string header, long max) =>
        long.TryParse(Cell(row, header), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= max
            ? number
            : null;
}
