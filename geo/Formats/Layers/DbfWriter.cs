using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace QhdHomeMap.Formats.Layers;

/// <summary>
/// The table of a shapefile, dBASE III: UTF-8, the date that it is given, blanks where nothing is known. The library that writes the shapes
/// puts today's date in the header and zero bytes for what is not known. Source: dBASE III file structure, as in Esri's shapefiles.
/// </summary>
internal static class DbfWriter
{
    private const int HeaderBytes = 32;
    private const int MostTextBytes = 254;
    private const int NumberBytes = 19;
    private const int NumberDecimals = 6;

    /// <returns>For each column how many of its texts were cut to 254 bytes, at the end of a character.</returns>
    public static int[] Write(Stream stream, FeatureLayer layer, DateTimeOffset asOf)
    {
        var widths = layer.Columns.Select((column, i) => WidthOf(layer, column, i)).ToArray();
        WriteHeader(stream, layer, widths, asOf);
        var cut = new int[widths.Length];
        var row = new byte[1 + widths.Sum()];
        foreach (var feature in layer.Features)
        {
            row.AsSpan().Fill((byte)' ');
            var at = 1;
            for (var i = 0; i < widths.Length; i++)
            {
                var field = row.AsSpan(at, widths[i]);
                at += widths[i];
                cut[i] += Fill(field, feature.Values[i], layer.Columns[i].Type) ? 0 : 1;
            }

            stream.Write(row);
        }

        stream.WriteByte(0x1A);
        return cut;
    }

    private static int WidthOf(FeatureLayer layer, LayerColumn column, int index) =>
        column.Type switch
        {
            FieldType.Boolean => 1,
            FieldType.Text => Math.Clamp(
                layer.Features.Select(f => Encoding.UTF8.GetByteCount(f.Values[index].Text)).DefaultIfEmpty().Max(),
                1,
                MostTextBytes
            ),
            _ => NumberBytes,
        };

    private static void WriteHeader(Stream stream, FeatureLayer layer, int[] widths, DateTimeOffset asOf)
    {
        var header = new byte[HeaderBytes * (widths.Length + 1) + 1];
        header[0] = 3;
        (header[1], header[2], header[3]) = (
            (byte)(asOf.UtcDateTime.Year - 1900),
            (byte)asOf.UtcDateTime.Month,
            (byte)asOf.UtcDateTime.Day
        );
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), layer.Features.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)header.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), checked((ushort)(1 + widths.Sum())));
        for (var i = 0; i < widths.Length; i++)
        {
            var column = layer.Columns[i];
            var field = header.AsSpan(HeaderBytes * (i + 1), HeaderBytes);
            Encoding.ASCII.GetBytes(column.Name, field);
            field[11] = (byte)(
                column.Type switch
                {
                    FieldType.Text => 'C',
                    FieldType.Boolean => 'L',
                    _ => 'N',
                }
            );
            field[16] = (byte)widths[i];
            field[17] = (byte)(column.Type == FieldType.Number ? NumberDecimals : 0);
        }

        header[^1] = 0x0D;
        stream.Write(header);
    }

    /// <returns>False when a text was cut.</returns>
    private static bool Fill(Span<byte> field, FieldValue value, FieldType column)
    {
        switch (value.Type)
        {
            case FieldType.None:
                return true;
            case FieldType.Boolean:
                field[0] = (byte)(value.Boolean ? 'T' : 'F');
                return true;
            case FieldType.Text:
                var used = 0;
                foreach (var rune in value.Text.EnumerateRunes())
                {
                    if (used + rune.Utf8SequenceLength > field.Length)
                    {
                        return false;
                    }
                    used += rune.EncodeToUtf8(field[used..]);
                }

                return true;
            default:
                var text = column == FieldType.Number ? Printed(value.Number) : Printed(value.Whole);
                Encoding.ASCII.GetBytes(text.PadLeft(field.Length), field);
                return true;
        }
    }

    /// <summary>What does not fit with six decimals is written with an exponent, which readers take too.</summary>
    private static string Printed(double number)
    {
        var text = number.ToString($"F{NumberDecimals}", CultureInfo.InvariantCulture);
        return text.Length <= NumberBytes ? text : number.ToString("E11", CultureInfo.InvariantCulture);
    }

    private static string Printed(long whole)
    {
        var text = whole.ToString(CultureInfo.InvariantCulture);
        return text.Length <= NumberBytes ? text : whole.ToString("E11", CultureInfo.InvariantCulture);
    }
}
