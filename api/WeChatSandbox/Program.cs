using QhdHomeMap.WeChatSandbox;

try
{
    SandboxHost.Build(args).Run();
    return 0;
}
catch (Exception e) when (e is SandboxRefusedException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
