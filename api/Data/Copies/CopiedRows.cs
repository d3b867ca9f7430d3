using System.Buffers.Binary;
using Npgsql;

namespace QhdHomeMap.Data.Copies;

/// <summary>
/// Rows of a query as PostgreSQL's binary COPY sends them, one at a time. A column is read where it lies: no
/// object is made for it.
/// </summary>
/// <remarks>
/// Reads block: a row is mostly there already, so nothing is awaited. Call it where a thread may wait.
/// Layout: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format".
/// </remarks>
internal sealed class CopiedRows : IDisposable
{
    private static ReadOnlySpan<byte> Signature =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];

    /// <summary>The signature, four bytes of flags, and the length of an extension that no version of PostgreSQL has.</summary>
    private const int HeaderLength = 19;
    private const short Trailer = -1;

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stream _stream;
    private readonly (int Offset, int Length)[] _columns;
    private byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;
    private bool _begun;
    private bool _ended;

    private CopiedRows(Stream stream, int columns) => (_stream, _columns) = (stream, new (int, int)[columns]);

    /// <param name="connection">Serves nothing else until the rows are disposed of.</param>
    /// <param name="query">Without parameters: COPY takes none.</param>
    /// <param name="columns">How many the query returns.</param>
    /// <param name="timeout">How long the database may take to send the next row.</param>
    /// <param name="cancellation">Stops the opening.</param>
    public static async Task<CopiedRows> OpenAsync(
        NpgsqlConnection connection,
        string query,
        int columns,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var stream = await connection.BeginRawBinaryCopyAsync(
            $"copy ({query}) to stdout (format binary)",
            cancellation
        );
        stream.ReadTimeout = (int)timeout.TotalMilliseconds;
        return new CopiedRows(stream, columns);
    }

    public bool IsNull(int column) => _columns[column].Length < 0;

    /// <summary>The column's bytes, until the next row; empty when it is null.</summary>
    public ReadOnlySpan<byte> this[int column] =>
        _columns[column] is (var offset, > 0 and var length) ? _buffer.AsSpan(offset, length) : [];

    public bool Boolean(int column) => this[column][0] != 0;

    public short Int16(int column) => BinaryPrimitives.ReadInt16BigEndian(this[column]);

    public int Int32(int column) => BinaryPrimitives.ReadInt32BigEndian(this[column]);

    public long Int64(int column) => BinaryPrimitives.ReadInt64BigEndian(this[column]);

    public double Double(int column) => BinaryPrimitives.ReadDoubleBigEndian(this[column]);

    public DateTimeOffset Instant(int column) => ToInstant(this[column]);

    /// <summary>A <c>timestamptz</c>: microseconds since 2000.</summary>
    public static DateTimeOffset ToInstant(ReadOnlySpan<byte> bytes) =>
        Epoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(bytes) * TimeSpan.TicksPerMicrosecond);

    /// <summary>Goes on to the next row; false when there is none.</summary>
    public bool Read()
    {
        while (!_ended)
        {
            if (!_begun ? TakeHeader() : TakeRow())
                return !_ended;
            Fill();
        }
        return false;
    }

    /// <summary>What was not read is thrown away.</summary>
    public void Dispose() => _stream.Dispose();

    private bool TakeHeader()
    {
        if (_to < HeaderLength)
            return false;
        if (!_buffer.AsSpan().StartsWith(Signature))
            throw new InvalidDataException("The database does not send a binary COPY.");
        (_from, _begun) = (HeaderLength, true);
        return TakeRow();
    }

    /// <summary>Finds the columns of the next row, or the end; false when not all of it has arrived.</summary>
    private bool TakeRow()
    {
        var at = _from + 2;
        if (at > _to)
            return false;
        var count = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_from));
        if (count == Trailer)
            return _ended = true;
        if (count != _columns.Length)
            throw new InvalidDataException($"A row has {count} columns instead of {_columns.Length}.");
        for (var i = 0; i < _columns.Length; i++)
        {
            if (at + 4 > _to)
                return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at));
            _columns[i] = (at + 4, length);
            at += 4 + Math.Max(length, 0);
        }
        if (at > _to)
            return false;
        _from = at;
        return true;
    }

    private void Fill()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }
        if (_to == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = _stream.Read(_buffer, _to, _buffer.Length - _to);
        if (read == 0)
            throw new EndOfStreamException("The rows ended before their end.");
        _to += read;
    }
}
