using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace QhdHomeMap.Data.Roads;

internal sealed class RoadNetworkConfiguration : IEntityTypeConfiguration<RoadNetworkVersion>
{
    public void Configure(EntityTypeBuilder<RoadNetworkVersion> network)
    {
        network.ToTable(
            "road_networks",
            t =>
            {
                t.HasCodeCheck<RoadNetworkStatus>("status");
                t.HasLengthCheck("source", RoadNetworkVersion.SourceMaxLength);
                t.HasCheckConstraint("ck_road_networks_source_hash", "source_hash ~ '^[0-9a-f]{64}$'");
                t.HasLengthCheck("rules", RoadNetworkVersion.RulesMaxLength);
                t.HasInstantCheck("source_at");
            }
        );
        network.Property(n => n.Id).UseIdentityAlwaysColumn();
        network.Property(n => n.Key).HasDefaultValueSql("gen_random_uuid()");
        network.Property(n => n.ImportedAt).HasDefaultValueSql("now()");
        network.Property(n => n.Status).IsCode();
        network.Property(n => n.Report).HasColumnType("jsonb");
        network.HasIndex(n => n.Key).IsUnique();
        network
            .HasIndex(n => n.Status)
            .IsUnique()
            .HasFilter("status = 'current'")
            .HasDatabaseName("ix_road_networks_current");
    }
}

/// <summary>A row of <c>road_nodes</c>, for the model only: many rows are copied, never tracked.</summary>
internal sealed class RoadNodeRow
{
    public int NetworkId { get; init; }

    /// <summary>Its index in the network, from 0.</summary>
    public int Id { get; init; }

    public long SourceId { get; init; }
    public required Point Location { get; init; }
}

internal sealed class RoadNodeConfiguration : IEntityTypeConfiguration<RoadNodeRow>
{
    public void Configure(EntityTypeBuilder<RoadNodeRow> node)
    {
        node.ToTable(
            "road_nodes",
            t =>
                t.HasCheckConstraint(
                    "ck_road_nodes_location",
                    "coalesce(st_x(location) between -180 and 180 and st_y(location) between -90 and 90, false)"
                )
        );
        node.HasKey(n => new { n.NetworkId, n.Id });
        node.Property(n => n.Location).HasColumnType("geometry(Point,4326)");
        node.HasOne<RoadNetworkVersion>().WithMany().HasForeignKey(n => n.NetworkId);
    }
}

/// <summary>A row of <c>road_edges</c>, for the model only.</summary>
internal sealed class RoadEdgeRow
{
    public int NetworkId { get; init; }

    /// <summary>Its index in the network, from 0.</summary>
    public int Id { get; init; }

    public int FromNode { get; init; }
    public int ToNode { get; init; }

    /// <summary>Null where it is closed that way to everyone.</summary>
    public double? ForwardM { get; init; }

    public double? BackwardM { get; init; }

    /// <summary>The number of a <see cref="Geo.Roads.RoadClass"/>.</summary>
    public short Class { get; init; }

    /// <summary>The bits of a <see cref="Geo.Roads.RoadAccess"/>.</summary>
    public short Access { get; init; }

    public string? Name { get; init; }

    /// <summary>With both its nodes.</summary>
    public required LineString Line { get; init; }
}

internal sealed class RoadEdgeConfiguration : IEntityTypeConfiguration<RoadEdgeRow>
{
    public void Configure(EntityTypeBuilder<RoadEdgeRow> edge)
    {
        edge.ToTable("road_edges", Checks);
        edge.HasKey(e => new { e.NetworkId, e.Id });
        edge.Property(e => e.Line).HasColumnType("geometry(LineString,4326)");
        edge.HasIndex(e => e.Line).HasMethod("gist");
        // No key to the nodes: a million rows would be looked up twice each, and a RoadNetwork, which all rows come from and go
        // to, holds it.
        edge.HasOne<RoadNetworkVersion>().WithMany().HasForeignKey(e => e.NetworkId);
    }

    private static void Checks(TableBuilder<RoadEdgeRow> table)
    {
        table.HasCheckConstraint("ck_road_edges_nodes", "from_node >= 0 and to_node >= 0");
        foreach (var length in new[] { "forward_m", "backward_m" })
        {
            // Not a number sorts behind the infinite.
            table.HasCheckConstraint($"ck_road_edges_{length}", $"{length} >= 0 and {length} < 'infinity'");
        }
        table.HasCheckConstraint("ck_road_edges_class", "class between 0 and 15");
        table.HasCheckConstraint("ck_road_edges_access", "access between 0 and 15");
        table.HasCheckConstraint("ck_road_edges_line", "not st_isempty(line)");
    }
}
