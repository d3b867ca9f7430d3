namespace QhdHomeMap.Formats.Roads;

/// <summary>How far reading has come.</summary>
/// <param name="DoneBytes">Bytes behind us; never falls while one file is read.</param>
/// <param name="TotalBytes">Bytes in all: those of a file that is read twice count twice.</param>
public readonly record struct RoadReadProgress(long DoneBytes, long TotalBytes);
