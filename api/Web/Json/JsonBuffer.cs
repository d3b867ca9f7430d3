using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Json;

/// <summary>
/// Writes JSON text from parts that are mostly ready-made bytes. The answer to a rider is ten such parts with a few numbers
/// between.
/// </summary>
internal sealed class JsonBuffer : IDisposable
{
    private static ReadOnlySpan<double> Powers => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _count;
    private long _lastTicks = -1;
    private int _lastInstant;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _count);

    public int Length => _count;

    public void Clear() => (_count, _lastTicks) = (0, -1);

    /// <remarks>Inlined, so that a literal becomes a few moves of its own length.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonBuffer Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Free(json.Length));
        _count += json.Length;
        return this;
    }

    /// <summary>A quoted and escaped string. Chinese stays readable and small: the media type says UTF-8.</summary>
    public JsonBuffer Text(string value)
    {
        var encoded = JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return Raw("\""u8).Raw(encoded.EncodedUtf8Bytes).Raw("\""u8);
    }

    public JsonBuffer Number(long value)
    {
        Utf8Formatter.TryFormat(value, Free(20), out var written);
        _count += written;
        return this;
    }

    /// <summary>A number of at most 9 decimals and below 1e9, rounded half away from zero, without trailing zeros.</summary>
    public JsonBuffer Number(double value, int decimals)
    {
        var scaled = (long)Math.Round(Math.Abs(value) * Powers[decimals], MidpointRounding.AwayFromZero);
        var span = Free(24);
        var n = 0;
        if (value < 0 && scaled != 0)
            span[n++] = (byte)'-';
        var (whole, fraction) = Math.DivRem(scaled, (long)Powers[decimals]);
        Utf8Formatter.TryFormat(whole, span[n..], out var written);
        n += written;
        while (decimals > 0 && fraction % 10 == 0)
        {
            fraction /= 10;
            decimals--;
        }
        if (decimals > 0)
        {
            span[n] = (byte)'.';
            for (var digit = decimals; digit > 0; digit--, fraction /= 10)
                span[n + digit] = (byte)('0' + (fraction % 10));
            n += decimals + 1;
        }
        _count += n;
        return this;
    }

    /// <summary>A quoted RFC 3339 instant to the second, in the city's time.</summary>
    public JsonBuffer Instant(DateTimeOffset value)
    {
        var span = Free(27)[..27];
        if (value.UtcTicks == _lastTicks)
        {
            // A home's services are mostly verified in one visit.
            _bytes.AsSpan(_lastInstant, 27).CopyTo(span);
            _count += 27;
            return this;
        }
        (_lastTicks, _lastInstant) = (value.UtcTicks, _count);
        var local = new DateTime(value.UtcTicks + Opening.Offset.Ticks);
        "\"0000-00-00T00:00:00+08:00\""u8.CopyTo(span);
        var (year, month, day) = local;
        var seconds = (int)(local.TimeOfDay.Ticks / TimeSpan.TicksPerSecond);
        TwoDigits(span[1..], year / 100);
        TwoDigits(span[3..], year % 100);
        TwoDigits(span[6..], month);
        TwoDigits(span[9..], day);
        TwoDigits(span[12..], seconds / 3600);
        TwoDigits(span[15..], seconds / 60 % 60);
        TwoDigits(span[18..], seconds % 60);
        _count += 27;
        return this;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _count = 0;
    }

    private static void TwoDigits(Span<byte> at, int value)
    {
        at[0] += (byte)(value / 10);
        at[1] += (byte)(value % 10);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Free(int length)
    {
        if (_bytes.Length - _count < length)
            Grow(length);
        return _bytes.AsSpan(_count);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _count + length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
