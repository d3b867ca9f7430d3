namespace QhdHomeMap.Formats.Layers;

/// <summary>What a file of layers says of itself, in whatever way its format has for it.</summary>
/// <param name="Title">Its title, Chinese.</param>
/// <param name="AsOf">The time of what is in it: the only time that the file bears, so that the same content makes the same bytes.</param>
/// <param name="Remarks">What else to know, in order: for whom it is, the inputs' hash and versions.</param>
public sealed record LayerDocument(string Title, DateTimeOffset AsOf, IReadOnlyList<LayerRemark> Remarks)
{
    /// <summary>The time as the formats write it.</summary>
    internal string AsOfUtc =>
        AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One thing to know of a file.</summary>
/// <param name="Name">What it is, Chinese.</param>
/// <param name="Text">What is to be known.</param>
public sealed record LayerRemark(string Name, string Text);
