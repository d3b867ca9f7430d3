using System.Diagnostics;
using QhdHomeMap.Benchmarks.Nearest;

namespace QhdHomeMap.Benchmarks.Rolling;

/// <summary>An nginx of our own on a free port, with the very locations that <c>ops/nginx</c> offers.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, int port, string folder) => (_process, Port, _folder) = (process, port, folder);

    public int Port { get; }

    public static async Task<Nginx> StartAsync(params int[] upstream)
    {
        var port = HostProcess.FreePort();
        var folder = Directory.CreateTempSubdirectory("qhd-nginx-").FullName;
        var path = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(path, Configuration(folder, port, upstream));
        var process = Process.Start("nginx", ["-p", folder, "-c", path, "-e", Path.Combine(folder, "error.log")]);
        var nginx = new Nginx(process, port, folder);
        await nginx.AnswersAsync();
        return nginx;
    }

    public string Errors => File.ReadAllText(Path.Combine(_folder, "error.log"));

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync("kill", ["-QUIT", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException("nginx did not start: " + Errors);
            try
            {
                if ((await client.GetAsync($"http://127.0.0.1:{Port}/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(50);
        }
    }

    private static string Configuration(string folder, int port, int[] upstream) =>
        $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                upstream qhd_web {
                    zone qhd_web 64k;
                    {{string.Join(' ', upstream.Select(p => $"server 127.0.0.1:{p} max_fails=3 fail_timeout=2s;"))}}
                    keepalive 64;
                }
                server {
                    listen 127.0.0.1:{{port}};
                    include {{Locations()}};
                }
            }
            """;

    private static string Locations()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QhdHomeMap.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmark runs outside a checkout.");
        return Path.Combine(folder.FullName, "ops", "nginx", "qhd-locations.conf");
    }
}
