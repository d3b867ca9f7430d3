QhdHomeMap.Api.ApiHost.Build(args).Run();
