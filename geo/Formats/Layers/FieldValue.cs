namespace QhdHomeMap.Formats.Layers;

/// <summary>What kind of value a field holds.</summary>
public enum FieldType
{
    /// <summary>Nothing is known.</summary>
    None,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,
}

/// <summary>
/// One value of a feature, as all formats of layers and tiles can hold it; the default is none. Made by assignment from a
/// <see langword="string"/>, <see langword="long"/>, <see langword="double"/> or <see langword="bool"/>, null being none.
/// </summary>
public readonly record struct FieldValue
{
    private readonly string? _text;
    private readonly long _bits;

    private FieldValue(FieldType type, long bits, string? text = null) => (Type, _bits, _text) = (type, bits, text);

    /// <summary>What it holds.</summary>
    public FieldType Type { get; }

    /// <summary>The text; empty unless it is one.</summary>
    public string Text => _text ?? "";

    /// <summary>The whole number; 0 unless it is one.</summary>
    public long Whole => Type == FieldType.Whole ? _bits : 0;

    /// <summary>The number, whole or not; 0 unless it is one.</summary>
    public double Number => Type == FieldType.Number ? BitConverter.Int64BitsToDouble(_bits) : Whole;

    /// <summary>Yes; false unless it is.</summary>
    public bool Boolean => Type == FieldType.Boolean && _bits != 0;

    /// <summary>A text, or none.</summary>
    public static implicit operator FieldValue(string? text) => text is null ? default : new(FieldType.Text, 0, text);

    /// <summary>A whole number, or none.</summary>
    public static implicit operator FieldValue(long? whole) =>
        whole is { } value ? new(FieldType.Whole, value) : default;

    /// <summary>A number, or none.</summary>
    /// <exception cref="ArgumentException">Not finite: no format but one holds that.</exception>
    public static implicit operator FieldValue(double? number) =>
        number is not { } value ? default
        : double.IsFinite(value) ? new(FieldType.Number, BitConverter.DoubleToInt64Bits(value + 0.0)) // no negative zero
        : throw new ArgumentException($"{value} is no value of a field.", nameof(number));

    /// <summary>Yes or no, or none.</summary>
    public static implicit operator FieldValue(bool? boolean) =>
        boolean is { } value ? new(FieldType.Boolean, value ? 1 : 0) : default;
}
