using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Clusters;

namespace QhdHomeMap.Cli.Commands;

/// <summary><c>qhd geo cluster</c>: which points of a csv stand in a crowd, and how large each crowd is.</summary>
internal static class Cluster
{
    private const string Explanation = """
        找出人群聚集的地方：给 csv 里的每个点一个聚类编号。
        x、y 是以米为单位的平面坐标（先用 convert 换算到 epsg4549 即可），weight 是人数，没有这一列时每点算一人。
        dbscan：半径 eps 内（含自己与边界）人数达到 min-points 的是核心点，相距不过 eps 的核心点同属一类，边缘点归最近的核心点。
        hdbscan：不用 eps，疏密不同的人群都找；一个地点的人数就够一类时，它自成一类，除非 --merge-below 把近处的并起来。
        写出 id,label,core；label 是 -1 的不属于任何一类。与线程数无关，同样的输入总得同样的结果。
        """;

    private static readonly string[] Methods = ["dbscan", "hdbscan"];

    private static readonly Option<string> Points = CallOptions.Required(
        "--points",
        "文件",
        "csv，表头含 id,x,y[,weight]（编号,横坐标,纵坐标[,权重]）；- 表示标准输入"
    );

    private static readonly Option<string> Eps = CallOptions.Optional("--eps", "米", "邻域半径，大于 0；dbscan 必填");

    private static readonly Option<string> MinPoints = CallOptions.Required(
        "--min-points",
        "人数",
        "邻域内至少多少人（含自己）才算核心点，至少 1，hdbscan 至少 2"
    );

    private static readonly Option<string> Method = CallOptions.Optional(
        "--method",
        "方法",
        "dbscan（缺省）或 hdbscan"
    );

    private static readonly Option<string> MinClusterSize = CallOptions.Optional(
        "--min-cluster-size",
        "人数",
        "hdbscan：一类至少多少人，至少 2；缺省同 --min-points"
    );

    private static readonly Option<string> MergeBelow = CallOptions.Optional(
        "--merge-below",
        "米",
        "hdbscan：相距不到这么远的类不分开"
    );

    private static readonly Option<string> Out = CallOptions.Optional("--out", "文件", "写到哪里；- 表示标准输出");

    private static readonly Option<bool> Json = CallOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var command = new Command("cluster", Explanation)
        {
            Points,
            Eps,
            MinPoints,
            Method,
            MinClusterSize,
            MergeBelow,
            Out,
            Json,
        };
        command.SetAction((call, cancelled) => Task.Run(() => Run(call, terminal, cancelled), cancelled));
        return command;
    }

    private static int Run(ParseResult call, Terminal terminal, CancellationToken cancelled)
    {
        var (path, isJson) = (call.GetValue(Out), call.GetValue(Json));
        Answer.RefuseUnlessAsked(call, Json, Out);
        var cluster = ClusteringAsked(call, terminal);
        var input = ClusterPoints.Read(call.GetRequiredValue(Points), terminal, cancelled);
        var clustering = cluster(input.Points);
        cancelled.ThrowIfCancellationRequested();
        if (path is not null)
        {
            Answer.WriteRows(path, terminal, ["id", "label", "core"], Rows(input, clustering));
        }

        if (isJson)
        {
            Answer.WriteJson(terminal, json => Write(json, input, clustering, hasRows: path is null));
            return ExitCodes.Done;
        }

        var noise = clustering.NoiseOf(input.Points).PointCount;
        terminal.SayWritten(
            $"{input.Ids.Count} 个点分成 {clustering.Count} 类，{noise} 个点不属于任何一类，写到",
            path!
        );
        return ExitCodes.Done;
    }

    private static Func<WeightedPoints, Clustering> ClusteringAsked(ParseResult call, Terminal terminal)
    {
        var method = call.GetValue(Method) ?? Methods[0];
        if (!Methods.Contains(method))
        {
            throw CliException.CallRefused(
                "unknown_method",
                $"不认识方法“{method}”，可用：{string.Join('、', Methods)}"
            );
        }

        var isHdbscan = method == "hdbscan";
        var least = isHdbscan ? 2 : 1;
        var eps = call.Number(Eps, number => number > 0, "应大于 0", "bad_eps");
        var minPoints = call.Number(MinPoints, number => number >= least, $"至少是 {least}", "bad_min_points")!.Value;
        var size = call.Number(MinClusterSize, number => number >= 2, "至少是 2", "bad_min_cluster_size");
        var mergeBelow = call.Number(MergeBelow, number => number >= 0, "不能小于 0", "bad_merge_below");
        if (isHdbscan)
        {
            if (eps is not null)
            {
                terminal.Error.WriteLine("hdbscan 不用 --eps，没有理会它");
            }

            return points => Hdbscan.Run(points, minPoints, size, mergeBelow ?? 0);
        }

        if ((size ?? mergeBelow) is not null)
        {
            throw CliException.CallRefused(
                "hdbscan_only",
                "--min-cluster-size 与 --merge-below 只用于 --method hdbscan"
            );
        }

        return eps is { } radius
            ? points => RunDbscan(points, radius, minPoints)
            : throw CliException.CallRefused("missing_option", "缺少 --eps");
    }

    private static Clustering RunDbscan(WeightedPoints points, double epsM, double minPoints)
    {
        try
        {
            return Dbscan.Run(points, epsM, minPoints);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw CliException.CallRefused(
                "bad_eps",
                "--eps 还不到这些点所占范围的十亿分之一，坐标或 eps 的单位可能不对"
            );
        }
    }

    private static IEnumerable<string[]> Rows(ClusterPoints input, Clustering clustering) =>
        input.Ids.Select(
            (id, i) =>
                (string[])
                    [id, clustering.Labels[i].ToString(CultureInfo.InvariantCulture), clustering.IsCore[i] ? "1" : "0"]
        );

    private static void Write(Utf8JsonWriter json, ClusterPoints input, Clustering clustering, bool hasRows)
    {
        var noise = clustering.NoiseOf(input.Points);
        var clusters = clustering.Describe(input.Points);
        json.WriteNumber("points", input.Ids.Count);
        json.WriteNumber("weight", clusters.Sum(cluster => cluster.HeadCount) + noise.HeadCount);
        json.WriteArray("clusters", clusters, cluster => Write(json, cluster));
        json.WriteStartObject("noise");
        json.WriteNumber("points", noise.PointCount);
        json.WriteNumber("weight", noise.HeadCount);
        json.WriteEndObject();
        if (hasRows)
        {
            json.WriteArray(
                "labels",
                Enumerable.Range(0, input.Ids.Count),
                i =>
                {
                    json.WriteStartObject();
                    json.WriteString("id", input.Ids[i]);
                    json.WriteNumber("label", clustering.Labels[i]);
                    json.WriteBoolean("core", clustering.IsCore[i]);
                    json.WriteEndObject();
                }
            );
        }
    }

    private static void Write(Utf8JsonWriter json, Geo.Clusters.Cluster cluster)
    {
        json.WriteStartObject();
        json.WriteNumber("label", cluster.Label);
        json.WriteNumber("weight", cluster.HeadCount);
        json.WriteNumber("points", cluster.PointCount);
        json.WritePropertyName("centre");
        Write(json, cluster.Centre);
        json.WriteArray("hull", cluster.Hull.Coordinates, place => Write(json, place));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Coordinate place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(place.X);
        json.WriteNumberValue(place.Y);
        json.WriteEndArray();
    }
}
