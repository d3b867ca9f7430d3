namespace QhdHomeMap.Api.Features.Homes;

/// <summary>What questions and answers look like, for the OpenAPI document. Of no real home.</summary>
internal static class HomeExamples
{
    public const string NearestQuestion = """
        {"lon":119.6061,"lat":39.9412,"datum":"gcj02","limit":3,"services":["phone_charging"],"openAt":"now"}
        """;

    public const string CoveringQuestion = """{"lon":119.6061,"lat":39.9412,"datum":"gcj02"}""";

    public const string Nearest = $$$"""
        {"datum":"gcj02","homes":[{"id":17,{{{Named}}},{{{Place}}},"distanceM":186.412,{{{State}}},{{{Rest}}},"alerts":[]}]}
        """;

    public const string Home = $$$"""
        {"datum":"wgs84","id":17,{{{Named}}},{{{Place}}},{{{State}}},{{{Rest}}},"alerts":[],{{{Detail}}}}
        """;

    public const string Page = $$$"""
        {"datum":"wgs84","items":[{"id":17,{{{Named}}},{{{Place}}},{{{State}}},{{{Rest}}},"alerts":[]}],
        "total":1,"page":1,"pageSize":20}
        """;

    public const string Collection = $$$"""
        {"type":"FeatureCollection","datum":"wgs84","features":[
        {"type":"Feature","id":17,"geometry":{"type":"Point","coordinates":[119.599862,39.940731]},
        "properties":{"id":17,{{{Named}}},{{{Rest}}},{{{Detail}}}}}
        ]}
        """;

    public const string Doors = """{"at":"2026-11-24T22:00:00+08:00","open":[17,18],"closed":[19],"unknown":[]}""";

    private const string Named = """
        "code":"130302-0017","name":"（示例）文化路共享职工之家","kind":"home","areaCode":"130302","address":"（示例）文化路100号"
        """;

    private const string Place = """
        "lon":119.606012,"lat":39.942041
        """;

    private const string State = """
        "open":{"now":true}
        """;

    private const string Rest = """
        "services":[{"code":"water"},{"code":"phone_charging","verifiedAt":"2026-11-02T09:30:00+08:00"}],
        "access":"public","sample":true
        """;

    private const string Detail = """
        "form":"daily","status":"open","level":"town","union":{"id":5,"name":"海港区总工会"},"radiusM":1000,"hours":"24小时开放"
        """;
}
