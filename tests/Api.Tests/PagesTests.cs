using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests;

/// <summary>How built pages are served, on small pages made here.</summary>
public sealed class PagesTests(PagesTests.Fixture fixture) : IClassFixture<PagesTests.Fixture>
{
    private const string Script = "console.log('职工之家')";

    public sealed class Fixture : DatabaseFixture
    {
        private readonly DirectoryInfo _pages = Directory.CreateTempSubdirectory("qhd-pages-");

        internal RunningApi Api { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Write("index.html", "<title>骑手</title>");
            Write("console/index.html", "<title>后台</title>");
            Write("assets/page-1a2b.js", Script);
            Write("assets/worker-3c4d.mjs", Script);
            var packed = Path.Combine(_pages.FullName, "assets", "page-1a2b.js.br");
            await using (var brotli = new BrotliStream(File.Create(packed), CompressionLevel.Optimal))
                await brotli.WriteAsync(Encoding.UTF8.GetBytes(Script));
            await File.WriteAllTextAsync(Path.Combine(_pages.Parent!.FullName, $"{_pages.Name}.secret"), "secret");
            Api = await RunningApi.StartAsync(ConnectionString, ("webroot", _pages.FullName));
        }

        public override async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await base.DisposeAsync();
            File.Delete($"{_pages.FullName}.secret");
            _pages.Delete(recursive: true);
            GC.SuppressFinalize(this);
        }

        internal string Pages => _pages.FullName;

        internal string Secret => $"{_pages.Name}.secret";

        private void Write(string path, string text)
        {
            var file = new FileInfo(Path.Combine(_pages.FullName, path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }
    }

    [Theory]
    [InlineData("/", "text/html", "骑手", "no-cache")]
    [InlineData("/console", "text/html", "后台", "no-cache")]
    [InlineData("/console/map", "text/html", "后台", "no-cache")]
    [InlineData("/console/any/room", "text/html", "后台", "no-cache")]
    [InlineData("/assets/page-1a2b.js", "text/javascript", "职工之家", "public, max-age=31536000, immutable")]
    [InlineData("/assets/worker-3c4d.mjs", "text/javascript", "职工之家", "public, max-age=31536000, immutable")]
    public async Task Page_ByItsAddress_IsServedUnderOurPolicy(string path, string type, string holds, string caching)
    {
        using var response = await fixture.Api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(holds, await ReadAsync(response), StringComparison.Ordinal);
        Assert.Equal(caching, response.Headers.CacheControl?.ToString());
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithAReviewedMap_MayShowItsPicturesAndNothingElse()
    {
        await using var api = await RunningApi.StartAsync(
            fixture.ConnectionString,
            ("webroot", fixture.Pages),
            ("Map:Tiles", "https://map.example.gov.cn/{z}/{x}/{y}.png"),
            ("Map:ApprovalNumber", "冀S(2026)001号")
        );
        using var riders = await api.GetAsync("/");
        var policy = Assert.Single(riders.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("img-src 'self' data: https://map.example.gov.cn;", policy, StringComparison.Ordinal);
        using var console = await api.GetAsync("/console");
        Assert.DoesNotContain(
            "example",
            Assert.Single(console.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        var map = (await api.GetJsonAsync("/api/map")).GetProperty("riders");
        Assert.Equal("冀S(2026)001号", map.GetProperty("approvalNumber").GetString());
    }

    [Fact]
    public async Task Map_WithoutSettings_IsNone() =>
        Assert.All(
            (await fixture.Api.GetJsonAsync("/api/map")).EnumerateObject(),
            page => Assert.Equal(JsonValueKind.Null, page.Value.ValueKind)
        );

    [Theory]
    [InlineData("https://map.example.gov.cn/{z}/{x}/{y}.png", "")]
    [InlineData("", "冀S(2026)001号")]
    [InlineData("http://map.example.gov.cn/{z}/{x}/{y}.png", "冀S(2026)001号")]
    [InlineData("https://map.example.gov.cn/{z}/{x}.png", "冀S(2026)001号")]
    [InlineData("https://map.example.gov.cn/{z}/{x}/{y}.png; script-src *", "冀S(2026)001号")]
    public async Task Map_NotReviewedOrNoAddress_DoesNotStart(string tiles, string number) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() =>
            RunningApi.StartAsync(fixture.ConnectionString, ("Map:Tiles", tiles), ("Map:ApprovalNumber", number))
        );

    [Fact]
    public async Task File_CompressedBeforehand_GoesToWhoeverTakesIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/page-1a2b.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var response = await fixture.Api.SendAsync(request);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        await using var brotli = new BrotliStream(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken),
            CompressionMode.Decompress
        );
        using var text = new StreamReader(brotli);
        Assert.Equal(Script, await text.ReadToEndAsync(TestContext.Current.CancellationToken));

        using var plain = await fixture.Api.GetAsync("/assets/page-1a2b.js");
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.NotEqual(plain.Headers.ETag, response.Headers.ETag);
    }

    [Fact]
    public async Task File_SecondTimeWithItsETag_Is304()
    {
        using var first = await fixture.Api.GetAsync("/");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var second = await fixture.Api.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/index.html")]
    [InlineData("/assets/")]
    [InlineData("/assets/page-1a2b.js.br")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/map")]
    public async Task Address_ThatIsNoPage_IsNotFound(string path)
    {
        using var response = await fixture.Api.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/../{0}")]
    [InlineData("/assets/..%2f..%2f{0}")]
    [InlineData("/assets/%2e%2e/%2e%2e/{0}")]
    public async Task Address_ThatLeadsOutOfThePages_ReachesNothing(string path)
    {
        var target = path.Replace("{0}", fixture.Secret, StringComparison.Ordinal);
        var answer = await Security.RawHttp.ExchangeAsync(
            fixture.Api.Port,
            $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret\r\n", answer, StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
