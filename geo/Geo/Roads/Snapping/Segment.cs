using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Snapping;

/// <summary>A straight piece of an edge's line in the plane.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Edge">The edge.</param>
/// <param name="Number">Its number among the segments of all edges, counted through.</param>
internal readonly record struct Segment(PlanePoint From, PlanePoint To, int Edge, int Number)
{
    public PlanePoint Middle => new((From.X + To.X) / 2, (From.Y + To.Y) / 2);

    /// <summary>The nearest point, and how far along the segment it is, 0 to 1. Ends are given back to the last bit, so that edges that meet tie.</summary>
    public PlanePoint FootOf(PlanePoint place, out double share)
    {
        var (dx, dy) = (To.X - From.X, To.Y - From.Y);
        var along = ((place.X - From.X) * dx) + ((place.Y - From.Y) * dy);
        var whole = (dx * dx) + (dy * dy);
        if (!(along > 0))
        {
            share = 0;
            return From;
        }

        if (along >= whole)
        {
            share = 1;
            return To;
        }

        share = along / whole;
        return new(From.X + (share * dx), From.Y + (share * dy));
    }
}
