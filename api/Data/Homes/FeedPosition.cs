namespace QhdHomeMap.Data.Homes;

/// <summary>How far a reading of the homes got.</summary>
/// <param name="Epoch">Changes when what was read of the homes is no longer to be built on.</param>
/// <param name="Words">Changes when the reference rows do, with or without the epoch.</param>
/// <param name="Database">The cluster, the database in it, and the timeline, which a restore or a promoted replica leaves.</param>
/// <param name="Xmin">Every transaction below it was finished, and so was seen.</param>
public sealed record FeedPosition(Guid Epoch, Guid Words, string Database, ulong Xmin)
{
    /// <summary>Whether the changes since <paramref name="earlier"/> are enough to bring a copy of the homes up to here.</summary>
    public bool Follows(FeedPosition earlier) =>
        Epoch == earlier.Epoch && Database == earlier.Database && Xmin >= earlier.Xmin;
}
