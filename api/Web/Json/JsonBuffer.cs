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
    private const int InstantLength = 27;

    private static ReadOnlySpan<double> Powers => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    private static ReadOnlySpan<byte> DigitPairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _count;
    private long _lastSeconds = long.MinValue;
    private int _lastInstant;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _count);

    public int Length => _count;

    public void Clear() => (_count, _lastSeconds) = (0, long.MinValue);

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
        var power = (ulong)Powers[decimals];
        var scaled = (ulong)Math.Round(Math.Abs(value) * power, MidpointRounding.AwayFromZero);
        var (whole, fraction) = Math.DivRem(scaled, power);
        var span = Free(24);
        var n = 0;
        if (value < 0 && scaled != 0)
            span[n++] = (byte)'-';
        var digits = DigitCount((uint)whole);
        Digits(span.Slice(n, digits), (uint)whole);
        n += digits;
        if (fraction != 0)
        {
            span[n++] = (byte)'.';
            Digits(span.Slice(n, decimals), (uint)fraction);
            n += decimals;
            while (span[n - 1] == '0')
                n--;
        }
        _count += n;
        return this;
    }

    /// <summary>A quoted RFC 3339 instant to the second, in the city's time.</summary>
    public JsonBuffer Instant(DateTimeOffset value) => Instant(value.ToUnixTimeSeconds());

    /// <inheritdoc cref="Instant(DateTimeOffset)"/>
    /// <remarks>Inlined, because nearly always it is a few moves: a home's services are mostly verified in one visit.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonBuffer Instant(long unixSeconds)
    {
        var span = Free(InstantLength)[..InstantLength];
        if (unixSeconds == _lastSeconds)
            _bytes.AsSpan(_lastInstant, InstantLength).CopyTo(span);
        else
            WriteInstant(unixSeconds, span);
        _count += InstantLength;
        return this;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _count = 0;
    }

    private void WriteInstant(long unixSeconds, Span<byte> span)
    {
        (_lastSeconds, _lastInstant) = (unixSeconds, _count);
        var local = DateTime.UnixEpoch.AddSeconds(unixSeconds) + Opening.Offset;
        "\"0000-00-00T00:00:00+08:00\""u8.CopyTo(span);
        var (year, month, day) = local;
        TwoDigits(span[1..], year / 100);
        TwoDigits(span[3..], year % 100);
        TwoDigits(span[6..], month);
        TwoDigits(span[9..], day);
        TwoDigits(span[12..], local.Hour);
        TwoDigits(span[15..], local.Minute);
        TwoDigits(span[18..], local.Second);
    }

    private static void TwoDigits(Span<byte> at, int value)
    {
        at[0] += (byte)(value / 10);
        at[1] += (byte)(value % 10);
    }

    private static int DigitCount(uint value)
    {
        var count = 1;
        while (count < 10 && value >= (ulong)Powers[count])
            count++;
        return count;
    }

    /// <summary>Fills the span with the last digits of the value, two at a time: a division for each is what numbers cost.</summary>
    private static void Digits(Span<byte> at, uint value)
    {
        var i = at.Length;
        for (; i >= 2; i -= 2)
        {
            var rest = value / 100;
            DigitPairs.Slice(2 * (int)(value - (100 * rest)), 2).CopyTo(at[(i - 2)..]);
            value = rest;
        }
        if (i == 1)
            at[0] = (byte)('0' + (value % 10));
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
