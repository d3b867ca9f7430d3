using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>
/// Reads roads from an OSM PBF file in two passes: first the ways, which name their nodes by number, then those nodes. Between them only
/// what belongs to roads is kept, a few bytes a node, so memory follows the roads and hardly the file.
/// </summary>
internal sealed class OsmRoads
{
    private readonly RoadReading _reading;
    private readonly List<RoadWayBatch> _batches = [];
    private readonly HashSet<long> _blocksWithNodes = [];
    private readonly RoadNames _names = new();
    private readonly int[] _waysByFate = new int[Enum.GetValues<RoadDrop>().Length];

    private OsmRoads(RoadReading reading) => _reading = reading;

    public static RoadsFound Read(Stream file, RoadReading reading)
    {
        var roads = new OsmRoads(reading);
        roads.ReadWays(file);
        var ids = NodeIds.Of(roads.AllNodes());
        var ways = roads.TakeWays(ids, out var lineStart, out var line);
        var positions = roads.ReadPositions(file, ids);
        return new(
            new(positions, ids.Sorted, ways, lineStart, line, roads._names.ToArray()),
            roads._waysByFate,
            positions.AsSpan().Count(Unknown)
        );
    }

    private static Wgs84 Unknown => new(double.NaN, double.NaN);

    private void ReadWays(Stream file)
    {
        var blobs = new PbfBlobReader(file);
        var offsets = new Queue<long>();
        InOrder.Run(
            () =>
                blobs.Next(offset =>
                {
                    offsets.Enqueue(offset);
                    return true;
                }),
            blob => blob.Decode(message => RoadWayDecoder.Decode(message, _reading.Rules)),
            batch =>
            {
                TakeBatch(batch, offsets.Dequeue());
                _reading.Report(blobs.Position, 2 * file.Length);
            },
            _reading.Threads,
            _reading.Cancellation
        );
    }

    private void TakeBatch(RoadWayBatch batch, long offset)
    {
        for (var fate = 0; fate < _waysByFate.Length; fate++)
        {
            _waysByFate[fate] += batch.WaysByFate[fate];
        }

        if (batch.HasNodes)
        {
            _blocksWithNodes.Add(offset);
        }

        if (batch.Ways.Length == 0)
        {
            return;
        }

        for (var i = 0; i < batch.Ways.Length; i++)
        {
            batch.Ways[i] = batch.Ways[i] with { Name = _names.IndexOf(batch.Names[i]) };
        }

        _batches.Add(batch);
    }

    private long[] AllNodes()
    {
        var count = _batches.Sum(batch => (long)batch.Nodes.Length);
        if (count > Array.MaxLength)
        {
            throw RoadErrors.TooManyRoads();
        }

        var (nodes, at) = (new long[count], 0);
        foreach (var batch in _batches)
        {
            batch.Nodes.CopyTo(nodes, at);
            at += batch.Nodes.Length;
        }

        return nodes;
    }

    /// <summary>The ways of all batches one after another, their nodes as indexes. The batches are given up.</summary>
    private RoadWay[] TakeWays(NodeIds ids, out int[] lineStart, out int[] line)
    {
        var ways = new RoadWay[_batches.Sum(batch => batch.Ways.Length)];
        (lineStart, line) = (new int[ways.Length + 1], new int[_batches.Sum(batch => batch.Nodes.Length)]);
        var (way, point, near) = (0, 0, 0);
        foreach (var batch in _batches)
        {
            batch.Ways.CopyTo(ways, way);
            foreach (var end in batch.Ends)
            {
                lineStart[++way] = point + end;
            }

            foreach (var node in batch.Nodes)
            {
                near = ids.Seek(node, near);
                line[point++] = near;
            }

            _reading.Cancellation.ThrowIfCancellationRequested();
        }

        _batches.Clear();
        return ways;
    }

    private Wgs84[] ReadPositions(Stream file, NodeIds ids)
    {
        var positions = new Wgs84[ids.Count];
        Array.Fill(positions, Unknown);
        var blobs = new PbfBlobReader(file);
        InOrder.Run(
            () => blobs.Next(_blocksWithNodes.Contains),
            blob => blob.Decode(message => NodeDecoder.Decode(message, ids)),
            batch =>
            {
                for (var i = 0; i < batch.Indexes.Length; i++)
                {
                    positions[batch.Indexes[i]] = batch.Positions[i];
                }

                _reading.Report(file.Length + blobs.Position, 2 * file.Length);
            },
            _reading.Threads,
            _reading.Cancellation
        );
        return positions;
    }
}
