namespace QhdHomeMap.Api.Roads;

/// <summary>The roads that requests are answered by. One writer, any number of readers, no locks.</summary>
internal sealed class RiderRoadsStore
{
    private RiderRoads? _current;

    /// <summary>Null while none are loaded.</summary>
    public RiderRoads? Current => Volatile.Read(ref _current);

    public void Publish(RiderRoads? roads) => Volatile.Write(ref _current, roads);
}
